"""A table of people is scored as each of them alone, to the last bit."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.content.model import Instrument
from netlearn.domain.answer_table import MISSING, key_table, read_columns
from netlearn.domain.quality import check_answers
from netlearn.domain.quality_table import TABLE_KINDS
from netlearn.domain.score_table import score_table
from netlearn.domain.scoring import score_profile
from netlearn.errors import RatingRefused
from tests.factories import make_instrument, make_scale

INSTRUMENTS = {
    "the usual": make_instrument(),
    "long facets": make_instrument(facets=5, items=7),
    "one item a facet": make_instrument(facets=2, items=1),
    "one network": make_instrument(facets=3, items=3, networks=("personal",)),
    "another scale": make_instrument().model_copy(update={"scale": make_scale(-3, 4)}),
}


@st.composite
def peoples(draw: st.DrawFn) -> tuple[Instrument, list[list[int | None]]]:
    instrument = draw(st.sampled_from(list(INSTRUMENTS.values())))
    scale, size = instrument.scale, len(instrument.items)
    values = st.none() | st.integers(scale.low, scale.high)
    return instrument, draw(st.lists(st.lists(values, min_size=size, max_size=size), min_size=1, max_size=4))


def tabulate(people: Sequence[Sequence[int | None]]) -> list[list[float]]:
    return [[float("nan") if value is None else value for value in person] for person in people]


def assert_identical(instrument: Instrument, people: Sequence[Sequence[int | None]]) -> None:
    scores = score_table(instrument, tabulate(people))

    for place, person in enumerate(people):
        ratings = {item.id: value for item, value in zip(instrument.items, person, strict=True)}
        profile = score_profile(instrument, ratings)
        assert list(map(_none, scores.facets[place])) == [one.value for one in profile.facets.values()]
        assert list(map(_none, scores.networks[place])) == [one.value for one in profile.networks.values()]
        assert (_none(scores.overall[place]), scores.answered[place]) == (
            profile.overall.value,
            profile.overall.answered,
        )
        flags = [kind for kind, raised in zip(TABLE_KINDS, scores.flags[place], strict=True) if raised]
        assert flags == [flag.kind for flag in check_answers(instrument, ratings)]


def _none(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


@given(drawn=peoples())
def test_score_table_is_score_profile_for_everybody(
    drawn: tuple[Instrument, list[list[int | None]]],
) -> None:
    assert_identical(*drawn)


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_score_table_is_score_profile_for_many(name: str) -> None:
    instrument = INSTRUMENTS[name]
    rng = np.random.default_rng(11)
    shape = (300, len(instrument.items))
    values = rng.integers(instrument.scale.low, instrument.scale.high + 1, shape)
    gaps = rng.random(shape) < rng.choice([0, 0.05, 0.2, 0.6], (300, 1))

    assert_identical(
        instrument,
        [
            [None if gap else int(value) for value, gap in zip(row, holes, strict=True)]
            for row, holes in zip(values, gaps, strict=True)
        ],
    )


def test_score_table_takes_either_mark_for_a_gap() -> None:
    instrument = INSTRUMENTS["the usual"]
    marked = np.full((2, 48), 4, dtype=np.int8)
    marked[0, ::3] = MISSING
    blank = np.where(marked == MISSING, np.nan, marked)

    one, other = score_table(instrument, marked), score_table(instrument, blank)

    assert np.array_equal(one.facets, other.facets, equal_nan=True)
    assert (one.answered.tolist(), other.answered.tolist()) == ([32, 48], [32, 48])


def test_score_table_of_nobody_is_empty() -> None:
    scores = score_table(INSTRUMENTS["the usual"], np.empty((0, 48)))

    assert (scores.facets.shape, scores.networks.shape, scores.flags.shape) == ((0, 12), (0, 3), (0, 3))


@pytest.mark.parametrize("value", [0, 6, 2.5, -128.5, 260, float("inf")])
def test_score_table_off_the_scale_is_refused(value: float) -> None:
    answers = np.full((3, 48), 3.0)
    answers[1, 7] = value

    with pytest.raises(RatingRefused):
        score_table(INSTRUMENTS["the usual"], answers)


@pytest.mark.parametrize("answers", [np.full(48, 3), np.full((2, 47), 3), np.full((1, 2, 48), 3)])
def test_score_table_of_another_shape_is_refused(answers: "np.ndarray") -> None:
    with pytest.raises(ValueError, match="people by 48 items"):
        score_table(INSTRUMENTS["the usual"], answers)


def test_key_table_turns_reverse_items_and_keeps_gaps() -> None:
    instrument = make_instrument(facets=1, items=3, networks=("personal",))

    keyed = key_table(instrument, read_columns(instrument, [[1.0, 2.0, 2.0], [np.nan, 5.0, 5.0]]))

    assert np.array_equal(keyed, [[1.0, 2.0, 4.0], [np.nan, 5.0, 1.0]], equal_nan=True)
