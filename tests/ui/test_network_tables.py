"""The two tables of the network map: people with a row each, and ties with a tick each."""

from netlearn.domain.contacts import MapContact
from netlearn.ui.network.grid import list_rows
from netlearn.ui.network.grid_edits import plan_changes, read_cells
from netlearn.ui.network.questions import FIRST, MORE
from netlearn.ui.network.tie_table import read_ticks
from tests.domain.maps import crowd, person


def test_cells_of_the_table_become_fields() -> None:
    assert read_cells({"Networks": ["Personal", "?"], "Level": "Senior", "Gave": None, "Work": "?"}) == {
        "networks": frozenset("P"),
        "level": "senior",
        "gave": None,
    }
    assert read_cells({"Initials": "Jane Ross"}) == {"initials": "J.R."}
    assert read_cells({"Initials": "—"}) == {}


def test_every_bin_goes_into_the_table_and_comes_back() -> None:
    for question in (*FIRST, *MORE):
        for value in question.bins:
            held = frozenset([value]) if question.many else value
            (row,) = list_rows([person("A", **{question.field: held})])
            assert read_cells({question.short: row[question.short]}) == {question.field: held}


def test_edits_of_the_table_become_changes_of_the_map() -> None:
    people = [person("A", level="peer"), *crowd("BCD")]
    edits = {
        "edited_rows": {
            0: {"Level": "Peer", "Work": "Another"},
            1: {"Initials": "a"},
            3: {"Level": "Senior"},
            9: {},
        },
        "added_rows": [{"Initials": "C", "Where": "Inside"}, {"Level": "Senior"}, {"Initials": "—"}],
        "deleted_rows": [2, 7],
    }
    changes = plan_changes(edits, ["A", "B", "C", "gone"], people)
    assert changes.told == {"A": {"function": "different"}, "B": {"initials": "a2"}}
    assert changes.fresh == (MapContact(id="C", initials="C", organisation="inside"),)
    assert (changes.gone, changes.unlike, changes.refused) == (("C",), True, 0)


def test_a_table_that_shows_what_is_kept_is_left_alone() -> None:
    changes = plan_changes({"edited_rows": {0: {"Initials": "K.L."}}}, ["A"], crowd("A"))
    assert (changes.told, changes.unlike) == ({"A": {"initials": "K.L."}}, False)
    for text in ("Karla Lund", "—", "", None):
        assert plan_changes({"edited_rows": {0: {"Initials": text}}}, ["A"], crowd("A")).unlike


def test_rows_beyond_thirty_find_no_room() -> None:
    people = [person(f"N{number}") for number in range(29)]
    added = {"added_rows": [{"Initials": "X"}, {"Initials": "Y"}, {"Initials": "Z"}]}
    changes = plan_changes(added, [one.id for one in people], people)
    assert ([one.initials for one in changes.fresh], changes.refused) == (["X"], 2)


def test_ticks_above_and_below_the_diagonal_are_the_same_pair() -> None:
    edited = {1: {"A": True}, 0: {"C": True, "A": True, "Knows": True}, 2: {"B": False}, 9: {"A": True}}
    assert read_ticks(edited, ["A", "B", "C"]) == ((("A", "B"), ("A", "C")), (("B", "C"),))
