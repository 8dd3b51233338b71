"""How questions behave."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.content.model import Behaviour
from netlearn.domain.behaviour import PRESETS, Rules, settle, shuffle


def test_settle_without_wishes_is_practice() -> None:
    assert settle(None, None) == PRESETS["practice"]


@pytest.mark.parametrize("preset", PRESETS)
def test_settle_a_named_preset_is_taken_whole(preset: str) -> None:
    assert settle(Behaviour.model_validate({"preset": preset})) == PRESETS[preset]  # type: ignore[index]


def test_settle_a_questions_wish_wins_over_the_lessons() -> None:
    lesson = Behaviour(preset="exam", attempts=3, confidence="mark")
    question = Behaviour(attempts=0, reveal="after_each", hint_after=0, shuffle=False)

    assert settle(lesson, question) == Rules(
        attempts=0, reveal="after_each", hint_after=0, shuffle=False, confidence="mark"
    )


def test_settle_a_questions_preset_keeps_the_lessons_single_wishes() -> None:
    assert settle(Behaviour(attempts=5), Behaviour(preset="check")).attempts == 5


@given(st.lists(st.integers(), unique=True), st.text())
def test_shuffle_keeps_every_piece_and_depends_on_the_seed_alone(pieces: list[int], seed: str) -> None:
    mixed = shuffle(pieces, seed)

    assert sorted(mixed) == sorted(pieces)
    assert mixed == shuffle(pieces, seed)


def test_shuffle_two_learners_see_different_orders() -> None:
    orders = {shuffle(range(6), f"learner {number}") for number in range(20)}
    assert len(orders) > 10
