"""Answers that put pieces in their place: match, categorise, order."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from netlearn.errors import AnswerRefused

JOIN = "="


def join_pairs(pairs: Mapping[str, str]) -> tuple[str, ...]:
    """The stored form of pieces and their places."""
    return tuple(f"{piece}{JOIN}{place}" for piece, place in pairs.items())


def split_pairs(answer: Sequence[str]) -> dict[str, str]:
    """Pieces and their places from the stored form; what is no pair is left out."""
    parts = (one.partition(JOIN) for one in answer)
    return {piece: place for piece, join, place in parts if join and place}


def grade_pairs(
    homes: Mapping[str, str], places: frozenset[str], answer: tuple[str, ...]
) -> tuple[float, tuple[str, ...]]:
    """Give the share of pieces in their right place, and the answer in the question's order.

    Args:
        homes: The right place of each piece.
        places: Every place there is, decoys included.
        answer: One `piece=place` for each piece.

    Raises:
        AnswerRefused: A piece without a place, twice, or an unknown piece or place.
    """
    placed = split_pairs(answer)
    if (
        len(placed) < len(answer)
        or not homes.keys() >= placed.keys()
        or not places.issuperset(placed.values())
    ):
        raise AnswerRefused("This question has no such piece or place.")
    if len(placed) < len(homes):
        raise AnswerRefused("Give every line its place first.")
    right = sum(placed[piece] == home for piece, home in homes.items())
    return right / len(homes), join_pairs({piece: placed[piece] for piece in homes})


def grade_order(right: Sequence[str], answer: tuple[str, ...]) -> float:
    """Grade a sequence by its pairs: share in the right order minus share in the wrong one, at least 0.

    This is Kendall's rank correlation tau, cut off at 0: the right order earns 1, one swap of
    neighbours a little less, half of the pairs or fewer nothing.

    Raises:
        AnswerRefused: The steps are not exactly those of the question.
    """
    if sorted(answer) != sorted(right):
        raise AnswerRefused("Put every step in its place first.")
    place = {step: number for number, step in enumerate(answer)}
    pairs = list(combinations(right, 2))
    kept = sum(place[earlier] < place[later] for earlier, later in pairs)
    return max(0.0, 2 * kept / len(pairs) - 1)
