"""The screens beside the lessons as states for axe, for somebody new and somebody who has learnt."""

from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, expect

from netlearn.content.model import Course, QuestionBlock, Reflection, Single
from netlearn.domain.grading import grade
from netlearn.store.attempts import record_attempt
from netlearn.store.certificates import issue_certificate
from netlearn.store.learners import enrol_learner
from netlearn.store.lessons import finish_lesson
from netlearn.store.reflections import save_reflection
from tests.browser.browsing import choose, press, settle, visit, word_option
from tests.load.seed import open_data

NEWCOMER = "LearnerWithNothingForTheAxeTests"
READER = "LearnerWithWordsForTheAxeTests--"
STUDENT = "LearnerWithAnswersForTheAxeTests"
LESSON = "why-it-feels-wrong"
TERM = "weak-tie"
WHEN = datetime(2026, 1, 5, 9, tzinfo=UTC)


def seed_students(data: Path, course: Course) -> None:
    """A reader of one lesson, and a student who was wrong, left a note and has a certificate.

    The server must not be running.
    """
    lesson = course.lessons[LESSON]
    with open_data(data) as store:
        for token in (READER, STUDENT):
            finish_lesson(store, enrol_learner(store, token, WHEN), LESSON, len(lesson.steps) - 1, WHEN)
        student = enrol_learner(store, STUDENT, WHEN)
        for number, question in enumerate(list_singles(course)):
            chosen = next(one.id for one in question.options if one.correct == bool(number % 2))
            record_attempt(
                store,
                student,
                question.id,
                question.revision,
                (chosen,),
                credit=grade(question, (chosen,)).credit,
                confidence=3,
                key=f"axe-{number}",
                now=WHEN,
            )
        note = next(block for block in lesson.blocks if isinstance(block, Reflection))
        save_reflection(
            store, student, LESSON, note.id, "The evening in May, and whom I did not ask.", now=WHEN
        )
        issue_certificate(
            store, student, name="Ann Ångström", course_id=course.file.id, mastery=0.85, now=WHEN
        )


def list_singles(course: Course) -> list[Single]:
    """The questions of the lesson that are answered by one choice."""
    placed = [block.question for block in course.lessons[LESSON].blocks if isinstance(block, QuestionBlock)]
    return [one for name in placed if isinstance(one := course.questions[name], Single)]


def show_turned_card(tab: Page, _: Course) -> None:
    """A word with its meaning and the four ratings."""
    visit(tab, "practice")
    press(tab, "Show the meaning")
    expect(tab.get_by_role("button", name="I knew it")).to_be_visible()


def show_missed_again(tab: Page, course: Course) -> None:
    """A missed question in a redo, missed again."""
    visit(tab, f"redo?lesson={LESSON}")
    question = list_singles(course)[0]
    choose(tab.get_by_role("main"), word_option(question, correct=False))
    tab.get_by_role("button", name="Check answer").first.click()
    settle(tab)
    expect(tab.get_by_text("There is a better answer.").first).to_be_visible()


def show_found_certificate(tab: Page, _: Course) -> None:
    """An issued certificate, and its code checked."""
    visit(tab, "certificate")
    code = tab.get_by_text("· code").inner_text().rpartition(" ")[2]
    field = tab.get_by_label("Code on the certificate")
    field.fill(code)
    field.press("Enter")
    expect(tab.get_by_text("with a mastery of 85%")).to_be_visible()
