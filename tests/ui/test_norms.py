from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from sqlalchemy.orm import Session

from netlearn.domain.precision import assume_precision
from netlearn.domain.scoring import score_profile
from netlearn.store.sql import add_once, new_id
from netlearn.store.tables import AssessmentRow, LearnerRow, RatingRow
from netlearn.ui.norms import place_network, read_norms
from netlearn.ui.resources import get_course, get_store
from tests.factories import rate_facets
from tests.ui.apps import open_app, open_with_profile, words

pytestmark = pytest.mark.usefixtures("server")
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def add_people(count: int) -> None:
    """So many people who answered every item, each at a level of their own."""
    instrument, rng = get_course().instrument, Random(2)

    def write(session: Session) -> None:
        for _ in range(count):
            learner, assessment = new_id(), new_id()
            add_once(session, LearnerRow, {"id": learner, "created_at": NOW, "seen_at": NOW})
            add_once(
                session,
                AssessmentRow,
                {
                    "id": assessment,
                    "learner_id": learner,
                    "instrument_id": instrument.id,
                    "instrument_version": instrument.version,
                    "form": "self",
                    "seed": 1,
                    "shown_order": [],
                    "started_at": NOW,
                    "submitted_at": NOW,
                },
            )
            level = rng.randint(1, 4)
            for item, value in rate_facets(instrument, {}, rest=level).items():
                key = {"assessment_id": assessment, "item_id": item}
                given = min(5, (value or 0) + rng.randint(0, 1))
                row = {**key, "value": given, "does_not_apply": False, "rated_at": NOW}
                add_once(session, RatingRow, row)

    get_store().write(write)


def test_with_few_people_precision_is_assumed_and_nobody_is_placed() -> None:
    instrument = get_course().instrument
    add_people(99)
    norms = read_norms(get_store(), instrument, NOW)
    profile = score_profile(instrument, rate_facets(instrument, {}))
    assert norms.precision == assume_precision(instrument)
    assert place_network(norms, profile.networks["strategic"]) is None


def test_with_200_people_precision_is_estimated_and_percentiles_name_whom_and_when() -> None:
    instrument = get_course().instrument
    add_people(200)
    norms = read_norms(get_store(), instrument, NOW)
    assert (norms.precision.people, norms.precision.label) == (
        200,
        "estimated from 200 people on 2 March 2026",
    )
    place = place_network(norms, score_profile(instrument, rate_facets(instrument, {})).networks["strategic"])
    assert place is not None
    assert (place.people, place.population, place.day) == (
        200,
        "people who completed it on this server",
        NOW.date(),
    )
    assert place.low < place.value < place.high


def test_norms_are_counted_anew_after_six_hours() -> None:
    instrument = get_course().instrument
    add_people(100)
    first = read_norms(get_store(), instrument, NOW)
    add_people(100)
    kept, renewed = (read_norms(get_store(), instrument, NOW + timedelta(hours=hours)) for hours in (5, 6))
    assert [norms.precision.people for norms in (first, kept, renewed)] == [0, 0, 200]


def test_the_profile_says_where_its_precision_comes_from_and_where_one_stands() -> None:
    add_people(200)
    open_with_profile(3)
    shown = words(open_app("profile"))
    assert "Reliability and spread are estimated from 20" in shown
    assert "among 20" in shown
