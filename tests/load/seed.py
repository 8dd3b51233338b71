"""The people of a measurement, as they are before it begins."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from netlearn.content.model import Course, Instrument, Lesson, QuestionBlock
from netlearn.domain.assessing import lay_pages
from netlearn.store.assessments import Assessment, open_assessment, save_rating, submit_assessment
from netlearn.store.engine import Store, open_store
from netlearn.store.learners import enrol_learner
from netlearn.store.lessons import save_place
from netlearn.store.migrate import migrate

WHEN = datetime(2026, 1, 5, 9, tzinfo=UTC)
LESSON = "why-it-feels-wrong"


def seed_learner(data: Path, course: Course, token: str, rng: Random) -> None:
    """Give the holder of `token` something on every screen. The server must not be running.

    A finished assessment for Profile and Plan, a draft for Assess, and a lesson left at an open question.
    """
    instrument = course.instrument
    with open_data(data) as store:
        learner = enrol_learner(store, token, WHEN)
        finished = _begin(store, learner, instrument)
        for page in finished.shown_order:
            for item in page:
                save_rating(store, learner, finished.id, item, rng.randint(1, 5), now=WHEN)
        submit_assessment(store, learner, finished.id, WHEN)
        _begin(store, learner, instrument)
        save_place(store, learner, LESSON, find_question_step(course.lessons[LESSON]), WHEN)


def seed_crowd(data: Path, instrument: Instrument, tokens: Iterable[str]) -> None:
    """Give every one of `tokens` an open draft of the assessment. The server must not be running."""
    with open_data(data) as store:
        for token in tokens:
            _begin(store, enrol_learner(store, token, WHEN), instrument)


def find_question_step(lesson: Lesson) -> int:
    """The first step that asks a question, from 0."""
    return next(
        number
        for number, step in enumerate(lesson.steps)
        if any(isinstance(block, QuestionBlock) for block in step)
    )


def _begin(store: Store, learner: str, instrument: Instrument) -> Assessment:
    return open_assessment(
        store,
        learner,
        instrument_id=instrument.id,
        instrument_version=instrument.version,
        form="self",
        seed=1,
        shown_order=lay_pages(instrument, 1),
        now=WHEN,
    )


@contextmanager
def open_data(data: Path) -> Iterator[Store]:
    """The store of a server that is not running, brought up to date."""
    data.mkdir(parents=True, exist_ok=True)
    store = open_store(f"sqlite:///{data / 'netlearn.db'}")
    try:
        migrate(store)
        yield store
    finally:
        store.close()
