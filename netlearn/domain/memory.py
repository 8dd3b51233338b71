"""Memory: which cards a learner has, when each comes back, and what a look at it changes.

Scheduling is FSRS with its published default weights and a wanted retention of 0.9 (py-fsrs 6).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Protocol, cast

from netlearn.content.markup import find_terms
from netlearn.content.model import Callout, Course, Open, Question, Rating, Scenario, Term, TextBlock
from netlearn.domain.attempts import Attempt
from netlearn.domain.lessons import find_homes

if TYPE_CHECKING:
    from fsrs import Card as Scheduled
    from fsrs import Scheduler
    from fsrs.card import CardDict


class Recall(IntEnum):
    """How well something was remembered; the values are those of FSRS."""

    FORGOTTEN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


LEECH = 8  # lapses after which a card is read up on instead of asked again, as in Anki
A_DAY = timedelta(minutes=5)
TERM_TIME = timedelta(seconds=15)
QUESTION_TIME = timedelta(seconds=45)


class CardState(Protocol):
    """A card as the last look left it."""

    @property
    def state(self) -> Mapping[str, object]:
        """What the scheduler wants back."""

    @property
    def due_at(self) -> datetime:
        """When to show it again."""

    @property
    def lapses(self) -> int:
        """How often it was forgotten."""


@dataclass(frozen=True, slots=True)
class Card:
    """Something to remember: a term or a question, and the lesson to reread it in."""

    id: str
    subject: Term | Question
    lesson: str | None


@dataclass(frozen=True, slots=True)
class Practice:
    """Today's practice.

    Attributes:
        due: Cards to look at now, the one due longest first, new ones last; about five minutes' worth.
        waiting: How many more are due.
        leeches: Cards forgotten so often that rereading helps more than asking again.
        next_at: When the next card is due, if none is now.
        known: How many cards were looked at before.
        total: How many cards there are.
    """

    due: tuple[Card, ...]
    waiting: int
    leeches: tuple[Card, ...]
    next_at: datetime | None
    known: int
    total: int

    @property
    def minutes(self) -> int:
        """About how long the cards of today take, at least one minute."""
        return max(1, ceil(sum((_estimate(card) for card in self.due), timedelta()) / timedelta(minutes=1)))


@dataclass(frozen=True, slots=True)
class Looked:
    """A card after a look: the scheduler's state, when it is due, and how often it was forgotten."""

    state: Mapping[str, object]
    due_at: datetime
    lapses: int


def find_cards(course: Course, finished: Iterable[str], answers: Iterable[Attempt]) -> tuple[Card, ...]:
    """The cards that a learner's work has made.

    These are the terms of finished lessons, and the questions first answered wrongly or by guessing.

    Args:
        course: The course.
        finished: Ids of the lessons read to the end.
        answers: All answers of the learner, oldest first.
    """
    cards: dict[str, Card] = {}
    for name in finished:
        lesson = course.lessons.get(name)
        bodies = (
            [block.body for block in lesson.blocks if isinstance(block, TextBlock | Callout)]
            if lesson
            else []
        )
        for term in find_terms(bodies):
            cards.setdefault(f"term:{term}", Card(f"term:{term}", course.terms[term], name))
    homes = find_homes(course)
    for name in _find_shaky(answers):
        question = course.questions.get(name)
        if question is not None and not isinstance(question, Open | Rating | Scenario):
            cards[f"question:{name}"] = Card(f"question:{name}", question, homes.get(name))
    return tuple(cards.values())


def plan_practice(cards: Iterable[Card], known: Mapping[str, CardState], now: datetime) -> Practice:
    """Choose what to look at today."""
    all_cards = tuple(cards)
    leeches = tuple(card for card in all_cards if card.id in known and known[card.id].lapses >= LEECH)
    active = [card for card in all_cards if card not in leeches]
    seen = [card for card in active if card.id in known]
    due = sorted(
        (card for card in seen if known[card.id].due_at <= now), key=lambda card: known[card.id].due_at
    )
    new = [card for card in active if card.id not in known]
    due += sorted(new, key=lambda card: isinstance(card.subject, Term))  # what was missed comes back first
    chosen: list[Card] = []
    time = timedelta()
    for card in due:
        time += _estimate(card)
        if chosen and time > A_DAY:
            break
        chosen.append(card)
    return Practice(
        due=tuple(chosen),
        waiting=len(due) - len(chosen),
        leeches=leeches,
        next_at=min((known[card.id].due_at for card in seen), default=None) if not due else None,
        known=len(seen),
        total=len(all_cards),
    )


def look(before: CardState | None, recall: Recall, now: datetime) -> Looked:
    """Take in how well a card was remembered.

    Args:
        before: The card as it was; None at the first look.
        recall: How well it was remembered.
        now: When.
    """
    from fsrs import Card as Scheduled
    from fsrs import Rating as Remembered
    from fsrs import State

    card = Scheduled(card_id=0, due=now) if before is None else _read(before.state)
    lapsed = recall == Recall.FORGOTTEN and card.state == State.Review
    card, _ = _scheduler().review_card(card, Remembered(recall), now)
    return Looked(dict(card.to_dict()), card.due, (before.lapses if before else 0) + lapsed)


def rate_answer(*, right: bool, confidence: int | None) -> Recall:
    """How well a question was remembered: a guess that hit was hard, a certain hit easy."""
    if not right:
        return Recall.FORGOTTEN
    match confidence:
        case 1:
            return Recall.HARD
        case 3:
            return Recall.EASY
        case _:
            return Recall.GOOD


def _estimate(card: Card) -> timedelta:
    return TERM_TIME if isinstance(card.subject, Term) else QUESTION_TIME


def _find_shaky(answers: Iterable[Attempt]) -> tuple[str, ...]:
    first: dict[str, Attempt] = {}
    for answer in answers:
        first.setdefault(answer.question_id, answer)
    return tuple(
        name
        for name, answer in first.items()
        if answer.credit is not None and (answer.credit < 1 or answer.confidence == 1)
    )


@cache
def _scheduler() -> "Scheduler":
    from fsrs import Scheduler

    return Scheduler(enable_fuzzing=False)  # the same answers make the same dates


def _read(state: Mapping[str, object]) -> "Scheduled":
    from fsrs import Card as Scheduled

    return Scheduled.from_dict(cast("CardDict", dict(state)))
