"""Every kind of activity: what it asks, which answers it takes, and what a room may see of them."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from netlearn.content.library import Library
from netlearn.content.model import Activity, AssessmentActivity, ScenarioActivity, WallActivity
from netlearn.domain.aliases import make_alias, read_name
from netlearn.domain.anonymity import Cell, Spread
from netlearn.domain.buddies import pair_buddies
from netlearn.domain.group_results import GroupResult, Tally, find_priorities, find_winner, summarise
from netlearn.domain.room_answers import check_answer, check_comment, count_changed, keep_latest, list_items
from netlearn.domain.room_codes import ALPHABET, make_code, read_code, space_code
from netlearn.domain.room_forms import pick_items, read_ratings, score_form
from netlearn.domain.scoring import score_profile
from netlearn.domain.simulating import simulate_answers, simulate_comment
from netlearn.errors import AnswerRefused
from netlearn.settings import ROOT

COURSE = Library(ROOT / "content" / "en").course
MAKE: TypeAdapter[Activity] = TypeAdapter(Activity)
ONE_OF_EACH = tuple(COURSE.questions[name].id for name in COURSE.questions if "-" in name)[:40]
ACTIVITIES: tuple[dict[str, Any], ...] = (
    *({"kind": "assessment", "id": "a", "prompt": "?", "form": form} for form in (12, 24, 48)),
    {"kind": "quiz", "id": "a", "prompt": "?", "questions": list(ONE_OF_EACH)},
    {"kind": "poll", "id": "a", "prompt": "?", "options": [{"text": "x"}, {"text": "y"}]},
    {"kind": "line", "id": "a", "prompt": "?", "low": "l", "high": "h"},
    {"kind": "scenario", "id": "a", "prompt": "?", "scenario": "scenario-borrowed-name"},
    {
        "kind": "sort",
        "id": "a",
        "prompt": "?",
        "cards": [{"id": f"c{number}", "text": str(number), "network": "personal"} for number in range(3)],
    },
    {"kind": "commit", "id": "a", "prompt": "?"},
    {"kind": "feedback", "id": "a", "prompt": "?"},
)


def make(values: dict[str, Any]) -> Activity:
    return MAKE.validate_python(values)


def name(values: dict[str, Any]) -> str:
    return f"{values['kind']}-{values.get('form', '')}"


@pytest.mark.parametrize("values", ACTIVITIES, ids=name)
def test_simulated_answers_are_answers(values: dict[str, Any]) -> None:
    activity = make(values)
    answers = simulate_answers(activity, COURSE, Random(1))
    assert set(list_items(activity, COURSE)) <= set(answers)
    for item, answer in answers.items():
        assert check_answer(activity, COURSE, item, answer) != ()


@pytest.mark.parametrize("values", ACTIVITIES, ids=name)
def test_what_is_not_asked_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(AnswerRefused):
        check_answer(make(values), COURSE, "nothing", ("x",))


@pytest.mark.parametrize("values", ACTIVITIES, ids=name)
def test_no_figure_is_about_one_to_four_people(values: dict[str, Any]) -> None:
    activity = make(values)
    for people in (0, 3, 4, 5, 9, 23):
        rng = Random(people)
        answers = {str(who): simulate_answers(activity, COURSE, rng) for who in range(people)}
        result = summarise(activity, COURSE, answers, 5)
        assert result.n == people
        assert all(cell.count == 0 or cell.count >= 5 for cell in result.cells)
        if people < 5:
            assert not result.shows_figures


def test_a_wall_takes_texts_on_one_line_and_nothing_else() -> None:
    wall = make({"kind": "wall", "id": "a", "prompt": "?", "longest": 20})
    assert isinstance(wall, WallActivity)
    assert check_comment(wall, "  two\n words ") == "two words"
    for text in ("", " \n", "x" * 21):
        with pytest.raises(AnswerRefused):
            check_comment(wall, text)
    assert simulate_comment(Random(1)) != ""


def test_short_forms_take_items_from_every_facet() -> None:
    facets = [facet.id for facet in COURSE.instrument.facets]
    for form, each in ((12, 1), (24, 2), (48, 4)):
        items = pick_items(COURSE.instrument, form)  # type: ignore[arg-type]
        assert sorted(item.id[:2] for item in items) == sorted(facets * each)
        assert len({item.id for item in items}) == form


def test_the_long_form_scores_as_the_course_does() -> None:
    rng = Random(4)
    ratings: dict[str, int | None] = {item.id: rng.randint(1, 5) for item in COURSE.instrument.items}
    scores = score_form(COURSE.instrument, 48, ratings)
    profile = score_profile(COURSE.instrument, ratings)
    assert {key: scores[key] for key in profile.networks} == {
        key: score.value for key, score in profile.networks.items()
    }
    assert len(scores) == 15


def test_the_short_form_gives_networks_from_three_of_four_items() -> None:
    items = [item.id for item in pick_items(COURSE.instrument, 12)]
    top = read_ratings(dict.fromkeys(items, ("5",)))
    assert score_form(COURSE.instrument, 12, top) == {
        "operational": 100.0,
        "personal": 100.0,
        "strategic": 100.0,
    }
    two = {item: value for item, value in top.items() if item[:2] in {"O1", "O2"}}
    assert score_form(COURSE.instrument, 12, two)["operational"] is None
    assert read_ratings({"O1-1": ("none",)}) == {"O1-1": None}


def test_the_latest_round_stands_and_those_who_differ_are_counted() -> None:
    rows = [("ann", "x", 2, ("b",)), ("ann", "x", 1, ("a",)), ("bob", "x", 1, ("a",))]
    before, after = keep_latest([row for row in rows if row[2] == 1]), keep_latest(rows)
    assert after == {"ann": {"x": ("b",)}, "bob": {"x": ("a",)}}
    assert count_changed(before, after) == 1
    assert count_changed({}, after) == 2


def test_a_vote_is_won_by_one_choice_that_may_be_shown() -> None:
    assert find_winner(Tally("s", 20, (Cell(("a",), 12), Cell(("b",), 8)))) == "a"
    assert find_winner(Tally("s", 16, (Cell(("a",), 8), Cell(("b",), 8)))) is None
    assert find_winner(Tally("s", 13, (Cell(("a",), 6), Cell(("b", "c"), 7)))) is None
    assert find_winner(Tally("s", 4, ())) is None


def test_a_scenario_is_tallied_scene_by_scene() -> None:
    activity = make(ACTIVITIES[6])
    assert isinstance(activity, ScenarioActivity)
    first = simulate_answers(activity, COURSE, Random(1))["scene-0"][0]
    answers = {str(who): {"scene-0": (first,)} for who in range(9)}
    result = summarise(activity, COURSE, answers, 5, (first,))
    assert [(tally.item, tally.n) for tally in result.tallies] == [("scene-0", 9), ("scene-1", 0)]


def test_priorities_are_the_lowest_facets_or_else_the_lowest_network() -> None:
    def spread(name_: str, middle: int | None) -> Spread:
        return Spread(name_, 9, middle, None, None, ())

    wide = GroupResult(9, spreads=(spread("operational", 60), spread("strategic", 30)))
    assert [one.id for one in find_priorities(wide, COURSE)] == ["strategic"]
    facets = tuple(
        spread(one, middle) for one, middle in zip(("O1", "P2", "S1", "S2"), (70, 20, 30, 25), strict=True)
    )
    assert [one.id for one in find_priorities(GroupResult(9, spreads=facets), COURSE)] == ["P2", "S2", "S1"]


@given(st.integers(0, 21))
def test_everybody_who_asked_has_one_group_of_two_or_three(people: int) -> None:
    rng = Random(people)
    networks = ("operational", "personal", "strategic")
    scores = {str(who): {one: rng.uniform(0, 100) for one in networks} for who in range(people)}
    groups = pair_buddies(scores)
    assert sorted(who for group in groups for who in group) == (sorted(scores) if people > 1 else [])
    assert sum(len(group) == 3 for group in groups) == (people % 2 if people > 1 else 0)
    assert {len(group) for group in groups} <= {2, 3}


def test_buddies_are_at_home_where_the_other_is_not() -> None:
    scores = {
        "ann": {"operational": 90.0, "strategic": 10.0},
        "bob": {"operational": 85.0, "strategic": 15.0},
        "cem": {"operational": 20.0, "strategic": 80.0},
        "dia": {"operational": 15.0, "strategic": 90.0},
    }
    assert pair_buddies(scores) == (("ann", "dia"), ("bob", "cem"))


def test_codes_have_no_signs_that_are_taken_for_each_other() -> None:
    assert set("0O1IL2Z5S8B") & set(ALPHABET) == set()
    code = make_code(Random(1))
    assert read_code(f" {space_code(code).lower()} ") == code
    assert [read_code(text) for text in ("", "ABC", "ABC-DE0", "ABCDEFG")] == [None] * 4


def test_a_name_is_the_only_one_in_the_room() -> None:
    taken: set[str] = set()
    for _ in range(600):
        taken.add(make_alias(Random(len(taken)), taken))
    assert len(taken) == 600
    assert read_name("  Ann \n Ä. ", {"Ann Ä."}) == "Ann Ä. 2"
    assert read_name("\x07", ()) == "Guest"
    assert len(read_name("x" * 99, ())) <= 40


def test_an_assessment_without_any_answer_has_no_spread() -> None:
    activity = make(ACTIVITIES[0])
    assert isinstance(activity, AssessmentActivity)
    assert summarise(activity, COURSE, {}, 3).spreads == ()
