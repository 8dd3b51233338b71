"""Attitude in words: what somebody makes of networking, apart from every score."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from netlearn.content.model import Mindset
from netlearn.domain.scoring import MindsetScore

# Beyond the middle of the scale by half a step and more, an answer speaks for one side.
_EASE_FROM, _UNEASE_TO = 62.5, 37.5

_EASE: Mapping[str, str] = MappingProxyType(
    {
        "confidence": "starting a conversation comes readily",
        "permission": "working time for it is granted",
        "purpose": "it lets you do more for others",
        "sincerity": "making contact feels sincere",
    }
)
_UNEASE: Mapping[str, str] = MappingProxyType(
    {
        "confidence": "starting a conversation comes hard",
        "permission": "working time for it is not granted",
        "purpose": "it hardly lets you do more for others",
        "sincerity": "making contact feels insincere",
    }
)


def describe_mindset(score: MindsetScore) -> str:
    """Say in one sentence what speaks for networking in somebody's eyes, and what against it.

    Returns:
        The sentence; nothing where no item on mind-set was answered.
    """
    if not score.topics:
        return ""
    good = [_EASE[topic] for topic, points in score.topics.items() if points >= _EASE_FROM]
    bad = [_UNEASE[topic] for topic, points in score.topics.items() if points <= _UNEASE_TO]
    if not good and not bad:
        return "As you see it, nothing speaks clearly for networking or against it."
    if good and bad:
        return f"As you see it, {_join(good)}; yet {_join(bad)}."
    return f"As you see it, {_join(good or bad)}."


def list_answers(mindset: Mindset, ratings: Mapping[str, int | None]) -> tuple[tuple[str, str], ...]:
    """Give the answered items on mind-set, each with the word that was chosen."""
    words = {point.value: point.label for point in mindset.scale.points}
    return tuple(
        (item.text, words[value])
        for item in mindset.items
        if (value := ratings.get(item.id)) is not None and value in words
    )


def _join(parts: Iterable[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last
