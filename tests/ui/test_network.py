"""The network map's screen, from the first name to the erasure."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from netlearn.content.markup import write_literally
from netlearn.domain.contacts import MapContact, NetworkMap
from netlearn.store.contacts import add_contacts, change_contact, change_ties
from netlearn.store.devices import enrol_device
from netlearn.store.maps import keep_snapshot, list_maps, load_map
from netlearn.store.mydata import count_rows
from netlearn.ui import saving
from netlearn.ui.network.here import STEP, STEPS, find_step
from netlearn.ui.network.map_view import read_tap
from netlearn.ui.network.questions import FIRST, accept, accept_introducer
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import now
from tests.domain.maps import chart, crowd, person, random_map
from tests.ui.apps import (
    OTHER,
    TOKEN,
    count_people,
    learner_of,
    open_app,
    open_with_profile,
    press,
    refuse_writes,
    run,
    says_not_saved,
    unfold,
    words,
)

pytestmark = pytest.mark.usefixtures("server")


@pytest.fixture(autouse=True)
def slow_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody taps twice unless a test says so, however fast the machine is."""
    monkeypatch.setattr(saving, "DOUBLE_TAP", timedelta())


def fill(made: NetworkMap, token: str = TOKEN) -> tuple[str, ...]:
    """Give the device's learner this map."""
    store = get_store()
    learner = enrol_device(store, [token], now())
    ids = add_contacts(store, learner, made.contacts, now=now())
    new = dict(zip((one.id for one in made.contacts), ids, strict=True))
    change_ties(store, learner, tied=[(new[one], new[other]) for one, other in made.ties])
    return ids


def open_step(step: str) -> AppTest:
    app = open_app("network")
    app.session_state[STEP] = step
    return run(app)


def read() -> NetworkMap:
    found = load_map(get_store(), learner_of())
    assert found is not None
    return found


def add(app: AppTest, typed: str) -> AppTest:
    app.text_input(key="network-initials").set_value(typed)
    return press(app, "Add")


def test_looking_at_the_empty_map_writes_nothing() -> None:
    app = open_app("network")
    assert app.title[0].value == "Your network map"
    assert "Initials or nicknames only." in words(app)
    assert count_people() == 0


def test_names_become_initials_of_the_network_that_the_question_asks_for() -> None:
    app = add(open_app("network"), "J.R., Priya Shah; Maya,, —")
    assert [(one.initials, set(one.networks)) for one in read().contacts] == [
        ("J.R.", {"O"}),
        ("P.S.", {"O"}),
        ("Maya", {"O"}),
    ]
    assert "3 people in this network: J.R., P.S., Maya" in words(app)
    press(press(app, "Next question"), "Next question")
    add(app, "maya, K.L.")
    assert [(one.initials, set(one.networks)) for one in read().contacts][2:] == [
        ("Maya", {"O", "P"}),
        ("K.L.", {"P"}),
    ]


def test_names_beyond_thirty_are_refused_and_said() -> None:
    app = add(open_app("network"), ",".join(f"N{number}" for number in range(32)))
    assert len(read().contacts) == 30
    assert [warning.value for warning in app.warning] == ["A map holds 30; 2 more did not fit."]


def test_names_go_on_to_the_cards_once_every_network_was_asked_for() -> None:
    app = open_app("network")
    for _ in range(5):
        add(app, "A, B, C")
        assert list_primary(app) == ["Next question"]
        press(app, "Next question")
    assert list_primary(app) == ["Tell about them"]


def list_primary(app: AppTest) -> list[str]:
    """The buttons that stand out."""
    return [button.label for button in app.button if button.proto.type == "primary"]


def test_a_tap_on_a_card_is_saved_and_the_card_stays() -> None:
    one, two = fill(chart(crowd("AB")))
    app = unfold(open_step("About them"), f"network-more-{one}")
    assert app.header[0].value == "A"
    app.radio(key=f"tell-{one}-closeness").set_value(3)
    run(app)
    app.checkbox(key=f"tell-{one}-networks-S").check()
    run(app)
    app.checkbox(key=f"tell-{one}-networks-O").check()
    run(app)
    app.selectbox(key=f"tell-{one}-introduced").set_value(two)
    run(app)
    assert read().find(one) == MapContact(
        id=one, initials="A", closeness=3, networks=frozenset("OS"), introduced_by=two
    )
    app.checkbox(key=f"tell-{one}-networks-O").uncheck()
    run(app)
    assert read().contacts[0].networks == frozenset("S")
    assert press(app, "Next person").header[0].value == "B"


def test_somebody_can_be_taken_off_the_map() -> None:
    one, _ = fill(chart(crowd("AB")))
    press(unfold(open_step("About them"), f"network-more-{one}"), "Take off the map")
    assert [one.initials for one in read().contacts] == ["B"]


def test_a_tap_that_cannot_be_saved_is_said() -> None:
    (one,) = fill(chart(crowd("A")))
    app = open_step("About them")
    refuse_writes()
    app.radio(key=f"tell-{one}-closeness").set_value(3)
    assert says_not_saved(run(app))


def test_circles_propose_ties_and_the_census_corrects_them() -> None:
    one, two, three = fill(chart(crowd("ABC")))
    app = open_step("Ties")
    app.text_input(key="network-circle-name").set_value("Choir")
    for member in (one, two, three):
        app.checkbox(key=f"network-circle-0-members-{member}").check()
    press(app, "Add the circle")
    press(app, "Tie the 3 pairs who share a circle")
    assert len(read().ties) == 3
    press(app, "Next person")
    press(app, "Back")
    assert len(read().ties) == 3
    app.checkbox(key=f"network-asked-2-{one}-{three}").uncheck()
    run(app)
    assert "1 of 3 asked about" in [bar.proto.text for bar in app.get("progress")]
    press(app, "Next person")
    assert sorted(read().ties) == sorted([tuple(sorted((one, two))), tuple(sorted((two, three)))])
    assert app.header[-1].value == "Whom does B know?"


def test_nobody_known_is_an_answer_too() -> None:
    fill(chart(crowd("AB")))
    app = press(open_step("Ties"), "Next person")
    press(app, "That is all of them")
    assert [one.asked for one in read().contacts] == [True, True]


def test_a_long_list_is_offered_a_core() -> None:
    fill(random_map(20, 0.2, 1))
    app = press(open_step("Ties"), "Go on with a core of 15")
    assert sum(one.core for one in read().contacts) == 15
    assert "20 contacts are 190 pairs to think about; a core of 15 is 105." in words(app)
    press(app, "Ask about everybody")
    assert sum(one.core for one in read().contacts) == 0


def test_the_map_has_its_sentence_its_readings_and_its_table() -> None:
    fill(random_map(12, 0.3, 2))
    app = open_step("Map")
    told = words(app)
    assert "12 people stand around you" in told
    assert "How they hang together rests on all 12 contacts" in told
    assert [one.label for one in app.expander if one.label.startswith("How they")] == [
        "How they hang together",
        "How they came to you",
    ]
    assert len(app.table) == 0
    (table,) = unfold(app, "network-table").table
    assert list(table.value.columns) == ["Contact", "Networks", "Where and how close", "Knows"]
    assert "Separate sources" not in words(app)
    assert "**Separate sources.** Your 12 contacts act like" in words(unfold(app, "network-structure"))


def test_there_are_words_for_everybody_to_write_to() -> None:
    asleep = person("S.Q.", last_contact="silent", level="senior")
    helped = crowd("BCDE", introduced_by="A*")
    fill(chart([person("A*"), asleep, *helped], ["BC"]))
    app = open_step("Map")
    labels = [one.label for one in app.expander]
    assert [label for label in labels if label.startswith(("Reconnect", "Thank", "Introduce"))] == [
        "Reconnect: S.Q.",
        "Thank, and ask who else: A\\*",
        "Introduce: A\\* and S.Q., A\\* and B, A\\* and C",
    ]
    unfold(app, "network-reconnect", "network-thank", "network-introduce")
    texts = [block.value for block in app.code]
    assert [text.startswith("Dear [name]") for text in texts] == [True] * 4
    assert "**S.Q.** (three years ago or more)" in words(app)


def test_below_five_people_no_structure_is_shown() -> None:
    fill(random_map(4, 0.5, 2))
    app = open_step("Map")
    assert [info.value for info in app.info][1:] == [
        "How your contacts hang together can be read from 5 of them on; you have 4."
    ]
    assert "How they hang together" not in [one.label for one in app.expander]


def test_a_person_is_shown_with_what_was_told() -> None:
    ids = fill(chart([person("A", level="senior", introduced_by="me"), *crowd("BCDE")], ["AB"]))
    app = open_step("Map")
    app.selectbox(key="network-chosen").set_value(ids[0])
    told = words(run(app))
    assert write_literally("Level: Senior · Introduced by: I introduced myself") in told
    assert "Knows B." in told


def test_habits_stand_beside_the_map() -> None:
    open_with_profile(5)
    fill(chart(crowd("ABCDEF", gave=0, got=3)))
    assert "Neither corrects the other." in words(open_step("Map"))


def test_the_plan_says_what_the_map_adds_and_whom_to_ask() -> None:
    open_with_profile()
    people = [person("J.R.", organisation="inside", introduced_by="me")]
    fill(
        chart(
            [*people, *crowd("ABCDE", organisation="inside", introduced_by="J.R.", networks=frozenset("O"))]
        )
    )
    app = open_app("plan")
    told = words(unfold(app, *(f"how-{action}" for action in get_course().actions)))
    assert "Your map of contacts adds 0.10 to this need: nobody on your map stands in the strategic" in told
    assert f"**From your map** {write_literally('J.R. and A do not know each other.')}" in told


def test_trying_out_moves_the_measures_and_keeps_nothing() -> None:
    one, *others = fill(random_map(8, 0.6, 4))
    before = read()
    app = open_step("Try out")
    assert "open a little" in words(app)
    app.radio(key="network-try").set_value("Lose touch with somebody")
    run(app)
    app.selectbox(key="try-gone").set_value(one)
    run(app)
    assert next(iter(app.table[0].value["Then"])) == "7"
    app.radio(key="network-try").set_value("Introduce two people")
    run(app)
    app.selectbox(key="try-one").set_value(others[0])
    run(app)
    assert read() == before


def test_two_dates_are_compared() -> None:
    fill(random_map(6, 0.4, 4))
    app = press(open_step("Dates"), "Keep today's map and go on with a copy")
    assert len(list_maps(get_store(), learner_of())) == 2
    assert "The same people stand on both maps." in words(app)
    assert list(app.table[0].value.iloc[:, 0])[:2] == ["Contacts", "Outside"]


def test_the_second_tap_of_a_double_one_keeps_no_second_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    fill(random_map(6, 0.4, 4))
    app = press(open_step("Dates"), "Keep today's map and go on with a copy")
    monkeypatch.setattr(saving, "DOUBLE_TAP", timedelta(hours=1))
    press(app, "Keep today's map and go on with a copy")
    assert len(list_maps(get_store(), learner_of())) == 2


def test_the_second_tap_of_a_double_one_says_nothing_of_the_next_person(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fill(chart(crowd("ABC")))
    app = press(open_step("Ties"), "Next person")
    monkeypatch.setattr(saving, "DOUBLE_TAP", timedelta(hours=1))
    press(app, "Next person")
    assert [one.asked for one in read().contacts] == [True, False, False]


def test_all_maps_are_erased_with_one_click() -> None:
    fill(random_map(6, 0.4, 4))
    keep_snapshot(get_store(), learner_of(), now=now() + timedelta(seconds=1))
    app = press(open_step("Dates"), "Erase all maps")
    assert "A list of people is harder to argue with" in words(app)
    counts = count_rows(get_store(), learner_of())
    assert (counts["network_maps"], counts["contacts"], counts["contact_ties"]) == (0, 0, 0)


def test_somebody_elses_map_is_not_shown() -> None:
    fill(random_map(6, 0.4, 4), OTHER)
    assert "A list of people is harder to argue with" in words(open_app("network"))


def test_the_step_to_go_on_with_follows_what_is_told() -> None:
    told = {
        "networks": frozenset("O"),
        "organisation": "inside",
        "function": "same",
        "level": "peer",
        "closeness": 2,
    }
    assert [
        find_step(made)
        for made in (
            None,
            chart(crowd("AB", **told)),
            chart(crowd("ABC")),
            chart(crowd("ABC", **told)),
            chart(crowd("ABC", **told, asked=True)),
        )
    ] == ["Names", "Names", "About them", "Ties", "Map"]
    assert set(STEPS) >= {"Try out", "Dates"}


def test_only_what_was_offered_is_accepted() -> None:
    networks, organisation = FIRST[:2]
    assert accept(networks, ["O", "S"]) == frozenset("OS")
    assert accept(networks, None) == frozenset()
    assert accept(organisation, None) is None
    for question, value in ((networks, ["X"]), (organisation, "moon")):
        with pytest.raises(ValueError, match=question.field):
            accept(question, value)
    contact = person("A")
    assert accept_introducer(contact, "B", {"B": "B"}) == "B"
    for value in ("A", "C"):
        with pytest.raises(ValueError, match="introduced_by"):
            accept_introducer(contact, value, {"A": "A", "B": "B"})


@pytest.mark.parametrize(
    ("event", "found"),
    [
        ({"selection": {"points": [{"curve_number": 3, "customdata": "A"}]}}, "A"),
        ({"selection": {"points": [{"customdata": ["A"]}]}}, "A"),
        ({"selection": {"points": [{"curve_number": 0}]}}, ""),
        ({"selection": {"points": []}}, ""),
        (None, ""),
    ],
)
def test_a_tap_on_the_map_finds_whom_it_hit(event: object, found: str) -> None:
    assert read_tap(event) == found


def test_what_is_told_of_somebody_else_can_not_be_changed() -> None:
    (theirs,) = fill(chart(crowd("A")), OTHER)
    fill(chart(crowd("B")))
    with pytest.raises(Exception, match="no longer on your map"):
        change_contact(get_store(), learner_of(), theirs, {"closeness": 1}, now=now())
