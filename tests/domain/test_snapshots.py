"""An instrument kept and given back."""

from netlearn.domain.scoring import score_profile
from netlearn.domain.snapshots import freeze_instrument, thaw_instrument
from tests.factories import make_instrument, rate_facets

THEN = make_instrument()
TODAY = THEN.model_copy(update={"version": 2, "title": "Another"})


def test_a_kept_instrument_comes_back_as_it_was() -> None:
    assert thaw_instrument(freeze_instrument(THEN), TODAY) == THEN


def test_what_is_for_authors_and_managers_is_not_kept() -> None:
    kept = freeze_instrument(THEN)["networks"][0]["facets"][0]["items"][0]

    assert kept == {"id": "O1-1", "text": "I do O1 1.", "reverse": False}


def test_without_a_snapshot_todays_instrument_stands_in() -> None:
    assert thaw_instrument(None, TODAY) is TODAY


def test_a_snapshot_that_cannot_be_read_gives_todays_instrument() -> None:
    assert thaw_instrument({"id": "networks", "version": 1}, TODAY) is TODAY


def test_a_later_edit_leaves_an_old_profile_as_it_was() -> None:
    ratings = rate_facets(THEN, {"O1": 5, "S1": 2})
    kept = freeze_instrument(THEN)
    turned = THEN.model_dump()
    turned["networks"][0]["facets"][0]["items"][0]["reverse"] = True
    edited = type(THEN).model_validate(turned)

    assert score_profile(edited, ratings) != score_profile(THEN, ratings)
    assert score_profile(thaw_instrument(kept, edited), ratings) == score_profile(THEN, ratings)
