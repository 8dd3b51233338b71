"""My progress: mastery by module, and confidence against the facts."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from netlearn.content.model import Question
from netlearn.ui.marks import mark_network
from netlearn.ui.resources import get_course
from tests.ui.apps import count_people, open_app, press, words
from tests.ui.filling import right_of, wrong_of
from tests.ui.seeding import give

pytestmark = pytest.mark.usefixtures("server")


def list_questions(module: int = 0) -> list[Question]:
    """The marked questions of a module that are answered in one go."""
    course = get_course()
    marked = [name for lesson in course.file.modules[module].lessons for name in course.marked[lesson]]
    return [course.questions[name] for name in marked if course.questions[name].kind != "scenario"]


def list_bars(app: AppTest) -> list[str]:
    """What stands beside the bar of each module."""
    return [str(getattr(one, "text", "")) for one in app.get("progress")]


def test_progress_without_answers_says_what_it_will_show_and_writes_nothing() -> None:
    app = open_app("progress")
    assert "Once you have answered a few questions" in words(app)
    assert list(app.header) == []
    assert count_people() == 0
    assert press(app, "Go to the lessons").title[0].value == "Learn"


def test_every_module_is_named_and_only_the_answered_one_moves() -> None:
    course = get_course()
    first = list_questions()[0]
    give(first, right_of(first))
    app = open_app("progress")
    names = [f"**{mark_network(module.network, module.title)}**" for module in course.file.modules]
    assert [one.value for one in app.markdown if one.value in names] == names
    questions = len({name for lesson in course.file.modules[0].lessons for name in course.marked[lesson]})
    told = list_bars(app)
    assert told[0] == f"{1 / questions:.0%} · 1 of {questions} questions answered"
    assert [text.partition(" of ")[0] for text in told[1:]] == ["0% · 0"] * (len(course.file.modules) - 1)


def test_a_better_answer_minutes_later_moves_nothing_and_one_after_a_night_does() -> None:
    soon, late = list_questions()[:2]
    for question, pause in ((soon, timedelta(minutes=5)), (late, timedelta(days=1))):
        give(question, wrong_of(question), ago=timedelta(days=2))
        give(question, right_of(question), ago=timedelta(days=2) - pause)
    alone = list_bars(open_app("progress"))[0]
    assert alone.partition(" · ")[2].startswith("2 of ")
    wrong_share = int(alone.partition("%")[0])
    give(soon, right_of(soon))
    assert int(list_bars(open_app("progress"))[0].partition("%")[0]) > wrong_share


def test_a_question_that_was_edited_since_says_so() -> None:
    question = list_questions()[0]
    give(question, right_of(question), revision="an-older-one")
    app = open_app("progress")
    assert "1 question changed since you answered; ask them again." in [one.value for one in app.caption]


def test_how_sure_is_held_against_how_right() -> None:
    first, second, third, fourth = list_questions()[:4]
    give(first, right_of(first), confidence=3)
    give(second, wrong_of(second), confidence=3)
    give(second, right_of(second), confidence=3)
    give(third, right_of(third), confidence=1)
    give(fourth, right_of(fourth))
    app = open_app("progress")
    told = [one.value for one in app.markdown if one.value.startswith("When you said")]
    assert "".join(told) == (
        "When you said *guessing*, you were right 1 of 1 time. "
        "When you said *certain*, you were right 1 of 2 times."
    )
    (table,) = [one.value for one in app.markdown if one.value.startswith("| You said")]
    assert table.splitlines()[2:] == ["| Guessing | 1 | 1 | 100% |", "| Certain | 2 | 1 | 50% |"]


def test_without_confidence_the_comparison_waits() -> None:
    question = list_questions()[0]
    give(question, right_of(question))
    app = open_app("progress")
    assert "Say how sure you are when you answer" in words(app)
    assert list(app.dataframe) == []


def test_sure_and_wrong_is_listed_with_its_lesson() -> None:
    course = get_course()
    sure, unsure = list_questions()[:2]
    give(sure, wrong_of(sure), confidence=3)
    give(unsure, wrong_of(unsure), confidence=2)
    app = open_app("progress")
    assert [one.value for one in app.header][-1] == "Sure and wrong"
    lesson = next(lesson.title for lesson in course.lessons.values() if sure.id in course.marked[lesson.id])
    listed = [one.value for one in app.markdown if one.value.startswith("- ")]
    assert listed == [f"- {' '.join(sure.prompt.split())} (in “{lesson}”)"]


def test_nothing_sure_and_wrong_has_no_heading() -> None:
    question = list_questions()[0]
    give(question, right_of(question), confidence=3)
    assert [one.value for one in open_app("progress").header] == ["What you master", "How sure, how right"]


@pytest.mark.parametrize(
    ("label", "title"), [("Practise for five minutes", "Practice"), ("See the certificate", "Certificate")]
)
def test_progress_leads_on(label: str, title: str) -> None:
    question = list_questions()[0]
    give(question, right_of(question))
    assert press(open_app("progress"), label).title[0].value == title
