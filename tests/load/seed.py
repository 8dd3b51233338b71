"""A learner who has submitted an assessment, so that Profile and Plan have something to show."""

from datetime import UTC, datetime
from pathlib import Path
from random import Random

from netlearn.content.model import Instrument
from netlearn.store.assessments import open_assessment, save_rating, submit_assessment
from netlearn.store.engine import open_store
from netlearn.store.learners import enrol_learner
from netlearn.store.migrate import migrate

WHEN = datetime(2026, 1, 5, 9, tzinfo=UTC)


def seed_learner(data: Path, instrument: Instrument, token: str, rng: Random) -> None:
    """Give the holder of `token` one finished assessment. The server must not be running."""
    data.mkdir(parents=True, exist_ok=True)
    store = open_store(f"sqlite:///{data / 'netlearn.db'}")
    try:
        migrate(store)
        learner = enrol_learner(store, token, WHEN)
        items = [item.id for item in instrument.items]
        draft = open_assessment(
            store,
            learner,
            instrument_id=instrument.id,
            instrument_version=instrument.version,
            form="self",
            seed=1,
            shown_order=[items],
            now=WHEN,
        )
        for item in items:
            save_rating(store, learner, draft.id, item, rng.randint(1, 5), now=WHEN)
        submit_assessment(store, learner, draft.id, WHEN)
    finally:
        store.close()
