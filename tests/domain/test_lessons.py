"""Where a learner is in each lesson."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from netlearn.content.model import Course, PoolBlock, QuestionBlock, Quiz, Reflection, TextBlock
from netlearn.domain.lessons import (
    LessonState,
    all_answered,
    find_homes,
    find_stop,
    lesson_states,
    list_askable,
)
from tests.factories import change_course, make_attempt, make_course, make_lesson
from tests.sample_questions import make_every_kind, make_multi, make_single

NOW = datetime(2025, 3, 3, 9, tzinfo=UTC)
COURSE = make_course()
SINGLE, MULTI = make_single(), make_multi()


@dataclass(frozen=True)
class At:
    step: int
    visited_at: datetime = NOW
    finished_at: datetime | None = None


def test_lesson_states_nothing_done_all_unread_in_course_order() -> None:
    assert lesson_states(COURSE, {}, []) == {
        "a": LessonState("a", "unread", 0, 3, 0, 0, 2, 2),
        "b": LessonState("b", "unread", 0, 2, 0, 0, 0, 0),
        "c": LessonState("c", "unread", 0, 3, 0, 0, 0, 0),
    }


def test_lesson_states_open_and_done() -> None:
    states = lesson_states(COURSE, {"a": At(1), "b": At(1, finished_at=NOW)}, [])

    assert [(state.status, state.step) for state in states.values()] == [
        ("open", 1),
        ("done", 1),
        ("unread", 0),
    ]


def test_lesson_states_step_beyond_the_end_is_the_last() -> None:
    assert lesson_states(COURSE, {"b": At(9)}, [])["b"].step == 1


def test_lesson_states_counts_each_question_once_by_its_best_answer() -> None:
    attempts = [
        make_attempt("q-single", 0.0, revision=SINGLE.revision),
        make_attempt("q-single", 1.0, revision=SINGLE.revision),
        make_attempt("q-single", 0.0, revision=SINGLE.revision),
        make_attempt("q-multi", 0.75, revision=MULTI.revision),
        make_attempt("elsewhere", 1.0, revision="r"),
    ]

    state = lesson_states(COURSE, {}, attempts)["a"]

    assert (state.answered, state.right, state.questions) == (2, 1, 2)


def test_lesson_states_answers_to_an_earlier_revision_do_not_count() -> None:
    state = lesson_states(COURSE, {}, [make_attempt("q-single", 1.0, revision="older")])["a"]

    assert (state.answered, state.right) == (0, 0)


def every_kind() -> Course:
    """A course whose lesson a asks one question of every kind."""
    questions = make_every_kind()
    return change_course(
        COURSE,
        quizzes={"quiz": Quiz(id="quiz", title="Quiz", questions=questions)},
        lessons={**COURSE.lessons, "a": make_lesson("a", *(one.id for one in questions))},
    )


def course_with_pools() -> Course:
    """Lesson a places two questions; every lesson draws from the same three, of which a places the first."""
    tagged = tuple(make_single().model_copy(update={"id": name, "tags": ("x",)}) for name in ("q-1", "q-2"))
    placed = (make_single().model_copy(update={"tags": ("x",)}), make_multi())
    pool = PoolBlock(id="pool", kind="pool", tags=("x",), pick=1)
    with_pool = {
        name: lesson.model_copy(update={"blocks": (*lesson.blocks, pool)})
        for name, lesson in COURSE.lessons.items()
    }
    quiz = Quiz(id="quiz", title="Quiz", questions=(*tagged, *placed))
    return change_course(COURSE, quizzes={"quiz": quiz}, lessons=with_pool)


def test_list_askable_names_what_is_placed_then_what_can_be_drawn_each_once() -> None:
    course = course_with_pools()

    assert list_askable(course, course.lessons["a"]) == ("q-single", "q-multi", "q-1", "q-2")
    assert list_askable(course, course.lessons["b"]) == ("q-1", "q-2", "q-single")


def test_find_homes_prefers_the_lesson_that_places_a_question() -> None:
    course = course_with_pools()
    turned = change_course(course, lessons=dict(reversed(course.lessons.items())))

    assert find_homes(course) == dict.fromkeys(("q-1", "q-2", "q-single", "q-multi"), "a")
    assert find_homes(turned) == {"q-1": "c", "q-2": "c", "q-single": "a", "q-multi": "a"}


def test_marked_questions_leave_out_opinions_and_essays() -> None:
    course = every_kind()
    marked = course.marked["a"]

    assert set(course.questions) - set(marked) == {"q-open", "q-scale"}


@pytest.mark.parametrize(
    ("answered", "noted", "stop"),
    [
        ((), (), None),
        (("q-elsewhere",), ("note-elsewhere",), None),
        (("q-single",), (), "note"),
        ((), ("note",), "pool"),
        (("q-single", "q-1"), ("note",), "pool"),
        (("q-2", "q-1"), (), "end"),
    ],
)
def test_find_stop_is_below_what_was_done_last(
    answered: tuple[str, ...], noted: tuple[str, ...], stop: str | None
) -> None:
    step = (
        QuestionBlock(id="ask", kind="question", question="q-single"),
        Reflection(id="note", kind="reflection", prompt="And you?"),
        PoolBlock(id="pool", kind="pool", tags=("x",), pick=2),
        TextBlock(id="end", kind="text", body="The end."),
    )
    assert find_stop(step, answered, noted, {"pool": ("q-1", "q-2")}) == stop


def test_find_stop_a_step_done_to_its_end_or_left_in_its_first_block_needs_no_mark() -> None:
    ask = QuestionBlock(id="ask", kind="question", question="q-single")
    pool = PoolBlock(id="pool", kind="pool", tags=("x",), pick=2)

    assert find_stop((ask,), {"q-single"}, (), {}) is None
    assert find_stop((pool, ask), {"q-1"}, (), {"pool": ("q-1", "q-2")}) is None


def test_all_answered_asks_for_every_question_as_it_now_stands() -> None:
    lesson = COURSE.lessons["a"]
    single = make_attempt("q-single", 0.0, revision=SINGLE.revision)

    assert not all_answered(COURSE, lesson, {}, [single, make_attempt("q-multi", 1.0, revision="older")])
    assert all_answered(COURSE, lesson, {}, [single, make_attempt("q-multi", 0.5, revision=MULTI.revision)])


def test_all_answered_counts_what_was_drawn_from_a_pool() -> None:
    pool = PoolBlock(id="pool", kind="pool", tags=("x",), pick=1)
    lesson = COURSE.lessons["b"].model_copy(update={"blocks": (*COURSE.lessons["b"].blocks, pool)})
    draws = {("b", "pool"): ("q-single", "gone-since")}

    assert not all_answered(COURSE, lesson, draws, [])
    assert all_answered(COURSE, lesson, draws, [make_attempt("q-single", 0.0, revision=SINGLE.revision)])
