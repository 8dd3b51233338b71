"""How a question behaves: presets, and what a lesson or question wishes otherwise."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from netlearn.content.model import Behaviour, ConfidenceMode, Preset, Reveal

Piece = TypeVar("Piece")


@dataclass(frozen=True, slots=True)
class Rules:
    """How one question behaves.

    Attributes:
        attempts: Tries that count; 0 for any number.
        reveal: When the right answer shows.
        hint_after: Wrong tries before the first hint; each further one opens the next.
        shuffle: Whether options stand in an order of the learner's own.
        confidence: Whether the learner says how sure they are, and whether that is marked.
    """

    attempts: int
    reveal: Reveal
    hint_after: int
    shuffle: bool
    confidence: ConfidenceMode


PRESETS: Mapping[Preset, Rules] = MappingProxyType(
    {
        # Learn by trying: two tries before the answer, help on demand.
        "practice": Rules(attempts=2, reveal="after_last", hint_after=0, shuffle=True, confidence="ask"),
        # One try, answered at once.
        "check": Rules(attempts=1, reveal="after_each", hint_after=1, shuffle=True, confidence="ask"),
        # One try, no help, answers when all is done.
        "exam": Rules(attempts=1, reveal="at_end", hint_after=20, shuffle=True, confidence="off"),
        # Opinions: change your mind as often as you like.
        "survey": Rules(attempts=0, reveal="after_each", hint_after=20, shuffle=False, confidence="off"),
    }
)


def settle(*wishes: Behaviour | None, default: Preset = "practice") -> Rules:
    """Settle how a question behaves; a later wish wins over an earlier one, and all over the preset.

    Args:
        wishes: Those of the use (lesson, workshop, coaching), then those of the question.
        default: The preset when no wish names one.
    """
    given = [wish for wish in wishes if wish is not None]
    named: list[Preset] = [wish.preset for wish in given if wish.preset is not None]
    rules = PRESETS[named[-1] if named else default]
    for wish in given:
        rules = Rules(
            attempts=rules.attempts if wish.attempts is None else wish.attempts,
            reveal=wish.reveal or rules.reveal,
            hint_after=rules.hint_after if wish.hint_after is None else wish.hint_after,
            shuffle=rules.shuffle if wish.shuffle is None else wish.shuffle,
            confidence=wish.confidence or rules.confidence,
        )
    return rules


def shuffle(pieces: Sequence[Piece], seed: str) -> tuple[Piece, ...]:
    """An order that depends on nothing but the seed, such as learner and question."""
    mixed = list(pieces)
    random.Random(seed).shuffle(mixed)  # noqa: S311 -- an order of options is no secret
    return tuple(mixed)
