"""Work that a learner has done before a screen is opened, written straight to the database."""

from collections.abc import Sequence
from datetime import timedelta

from netlearn.content.model import Question
from netlearn.domain.assessing import lay_pages
from netlearn.domain.grading import grade
from netlearn.store.assessments import open_assessment, save_rating, submit_assessment
from netlearn.store.attempts import record_attempt
from netlearn.store.lessons import finish_lesson
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import now
from tests.ui.filling import enrol, right_of


def give(
    question: Question,
    answer: Sequence[str],
    *,
    confidence: int | None = None,
    ago: timedelta = timedelta(0),
    revision: str = "",
) -> None:
    """Have answered a question so long ago."""
    at = now() - ago
    record_attempt(
        get_store(),
        enrol(),
        question.id,
        revision or question.revision,
        answer,
        credit=grade(question, tuple(answer)).credit,
        confidence=confidence,
        key=f"given-{question.id}-{at.isoformat()}",
        now=at,
    )


def finish_lessons() -> None:
    """Have read every lesson to its end."""
    for lesson in get_course().lessons.values():
        finish_lesson(get_store(), enrol(), lesson.id, len(lesson.steps) - 1, now())


def answer_everything() -> None:
    """Have answered every question that has a right answer, rightly."""
    course = get_course()
    marked = (name for lesson in course.lessons.values() for name in course.marked[lesson.id])
    for name in dict.fromkeys(marked):
        give(course.questions[name], right_of(course.questions[name]))


def rate_everything(value: int) -> None:
    """Have submitted an assessment with the same answer to every statement."""
    store, learner, instrument = get_store(), enrol(), get_course().instrument
    pages = lay_pages(instrument, 1)
    assessment = open_assessment(
        store,
        learner,
        instrument_id=instrument.id,
        instrument_version=instrument.version,
        form="self",
        seed=1,
        shown_order=pages,
        now=now(),
    )
    for page in pages:
        for item in page:
            save_rating(store, learner, assessment.id, item, value, now=now())
    submit_assessment(store, learner, assessment.id, now())
