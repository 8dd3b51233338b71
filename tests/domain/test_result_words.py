import pytest
from pydantic import TypeAdapter

from netlearn.content.library import Library
from netlearn.content.model import Activity
from netlearn.domain.anonymity import Cell
from netlearn.domain.group_results import Tally
from netlearn.domain.result_words import name_cell, name_tally, say_tally
from netlearn.domain.room_copies import Given, list_lines, word_promise, write_copy
from netlearn.settings import ROOT
from tests.store.rooms import POLL, make_plan

COURSE = Library(ROOT / "content" / "en").course
MAKE: TypeAdapter[Activity] = TypeAdapter(Activity)
WORDS = {"a": "Fine", "b": "Odd", "c": "Bad", "d": "Worse", "1": "1 · Never", "4": "4 · Always"}


@pytest.mark.parametrize(
    ("ids", "ordered", "name"),
    [
        (("a",), False, "Fine"),
        (("a", "b"), False, "Fine or Odd"),
        (("a", "b", "c"), False, "The 3 others together"),
        (("b", "c", "d"), True, "Odd to Worse"),
        (("x",), False, "x"),
        (("1", "2"), True, "1 to 2 · Never"),
        (("2", "3", "4"), True, "2 to 4 · Always"),
    ],
)
def test_merged_answers_have_a_name(ids: tuple[str, ...], ordered: bool, name: str) -> None:
    assert name_cell(Cell(ids, 9), WORDS, ordered=ordered) == name


def test_a_tally_is_said_in_a_sentence() -> None:
    assert say_tally(Tally("x", 14, (Cell(("a",), 8), Cell(("b",), 6))), WORDS, 5) == (
        "Most often, by 8 of 14: Fine."
    )
    assert say_tally(Tally("x", 10, (Cell(("a",), 5), Cell(("b",), 5))), WORDS, 5) == (
        "Most often, by 5 of 10 each: Fine; Odd."
    )


def test_merged_answers_do_not_lead() -> None:
    tally = Tally("x", 15, (Cell(("a",), 6), Cell(("b", "c", "d"), 9)))
    assert say_tally(tally, WORDS, 5) == "Of 15: Fine, by 6. The rest is spread over the others."
    line = Tally("x", 15, (Cell(("1", "2"), 6), Cell(("3", "4"), 9)))
    assert say_tally(line, WORDS, 5, ordered=True) == "Most often, by 9 of 15: 3 to 4 · Always."


def test_no_figure_says_why() -> None:
    assert "Not enough answers" in say_tally(Tally("x", 4, ()), WORDS, 5)
    assert "nearly all answered alike" in say_tally(Tally("x", 40, ()), WORDS, 5)


def test_questions_of_the_course_are_named_without_their_marks() -> None:
    for name in COURSE.questions:
        quiz = MAKE.validate_python({"kind": "quiz", "id": "q", "prompt": "?", "questions": [name]})
        title, labels = name_tally(quiz, Tally(name, 0, ()), COURSE)
        assert not any(mark in text for text in (title, *labels.values()) for mark in ("[@", "[["))


def test_a_copy_holds_ones_own_answers_in_words() -> None:
    plan = make_plan(
        POLL,
        {"kind": "commit", "id": "promise", "prompt": "When?"},
        {"kind": "wall", "id": "wall", "prompt": "Whom?"},
        {"kind": "assessment", "id": "rate", "prompt": "How often?", "form": 12},
    )
    item = COURSE.instrument.facets[0].items[0]
    answers: dict[str, Given] = {
        "mood": {"answer": ("odd",)},
        "promise": {"answer": ("it is Monday", "call Ann"), "buddy": ("yes",)},
        "rate": {item.id: ("5",)},
    }
    lines = write_copy(plan, COURSE, answers, {"wall": ["Ann"]}).splitlines()
    assert "- Odd" in lines
    assert "- When it is Monday, then I will call Ann." in lines
    assert "- I asked for a buddy." in lines
    assert "- Ann" in lines
    assert f"- {item.text} {COURSE.instrument.scale.points[-1].label}." in lines


def test_what_was_not_answered_is_not_in_a_copy() -> None:
    plan = make_plan(POLL)
    assert [list_lines(activity, COURSE, {}) for activity in plan.activities] == [[]]
    assert "How does networking feel?" not in write_copy(plan, COURSE, {}, {})


@pytest.mark.parametrize(
    ("cue", "deed"),
    [
        ("it is Monday", "call Ann"),
        ("When it is Monday,", "I will call Ann."),
        ("if it is Monday.", "then I'll call Ann"),
        ("it is Monday", "I call Ann"),
    ],
)
def test_a_promise_is_one_sentence_whichever_words_were_typed_along(cue: str, deed: str) -> None:
    assert word_promise(cue, deed) == "When it is Monday, then I will call Ann."


def test_a_promise_of_nothing_but_such_words_stands_as_typed() -> None:
    assert word_promise("...", "I will ") == "When ..., then I will I will ."
