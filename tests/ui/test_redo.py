"""Redo: the missed questions of a lesson, once more."""

import pytest
from streamlit.testing.v1 import AppTest

from netlearn.content.model import Lesson, Question, QuestionBlock, Single
from netlearn.ui.resources import get_course
from tests.ui.apps import count_people, open_app, press, run, words
from tests.ui.filling import attempts_at, fill, right_of, submit, wrong_of
from tests.ui.seeding import give

pytestmark = pytest.mark.usefixtures("server")


def find_two() -> tuple[Lesson, Question, Question]:
    """A lesson with two questions of one right option."""
    course = get_course()
    for lesson in course.lessons.values():
        asked = [
            course.questions[block.question] for block in lesson.blocks if isinstance(block, QuestionBlock)
        ]
        singles = [question for question in asked if isinstance(question, Single)]
        if len(singles) >= 2:
            return lesson, singles[0], singles[1]
    raise LookupError


def list_forms(app: AppTest) -> list[str]:
    """The forms on the screen, each once, from top to bottom."""
    return list(dict.fromkeys(one.form_id for one in app.button if one.form_id))


def redo(app: AppTest, question: Question, given: tuple[str, ...]) -> None:
    """Answer a question that stands on the screen."""
    form = next(one for one in list_forms(app) if f"-{question.id}-" in one)
    fill(app, question, given, form.removeprefix("form-"))
    submit(app, form)


def test_a_lesson_that_is_not_there_leads_back_to_the_list() -> None:
    app = open_app("redo", lesson="no-such-lesson")
    assert app.title[0].value == "Nothing to redo here"
    assert press(app, "See all lessons").title[0].value == "Learn"
    assert count_people() == 0


def test_nothing_missed_is_said() -> None:
    lesson, first, _ = find_two()
    give(first, right_of(first))
    app = open_app("redo", lesson=lesson.id)
    assert "You have missed nothing in this lesson." in words(app)
    assert (list_forms(app), list(app.success)) == ([], [])


def test_only_what_was_missed_is_asked() -> None:
    lesson, first, second = find_two()
    give(first, right_of(first))
    give(second, wrong_of(second))
    (form,) = list_forms(open_app("redo", lesson=lesson.id))
    assert f"-{second.id}-" in form


def test_a_question_stays_on_the_screen_when_it_is_answered_right() -> None:
    lesson, first, second = find_two()
    give(first, wrong_of(first))
    give(second, wrong_of(second))
    app = open_app("redo", lesson=lesson.id)
    redo(app, first, right_of(first))
    assert [one.value for one in app.success] == ["That is right."]
    redo(app, second, right_of(second))
    assert [one.value for one in app.success] == [
        "That is right.",
        "That is right.",
        "2 questions, all right now.",
    ]
    assert [one.credit for one in attempts_at(first)] == [0.0, 1.0]


def test_what_is_missed_again_can_be_tried_again() -> None:
    lesson, first, _ = find_two()
    give(first, wrong_of(first))
    app = open_app("redo", lesson=lesson.id)
    redo(app, first, wrong_of(first))
    assert list(app.success) == []
    redo(press(app, "Try again"), first, right_of(first))
    assert [one.value for one in app.success] == ["That is right.", "1 question, all right now."]


def test_what_was_missed_since_the_last_round_is_asked_in_the_next() -> None:
    lesson, first, second = find_two()
    give(first, wrong_of(first))
    app = open_app("redo", lesson=lesson.id)
    redo(app, first, right_of(first))
    give(second, wrong_of(second))
    (form,) = list_forms(run(app))
    assert f"-{second.id}-" in form
    redo(app, second, right_of(second))
    assert [one.value for one in app.success] == ["That is right.", "1 question, all right now."]


def test_answers_given_in_the_lesson_do_not_answer_the_round() -> None:
    lesson, first, _ = find_two()
    give(first, wrong_of(first))
    app = open_app("redo", lesson=lesson.id)
    assert [one.label for one in app.button if one.label == "Try again"] == []
    assert len(list_forms(app)) == 1
