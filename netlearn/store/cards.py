"""Cards: what a learner remembers, and the reviews that show it, of which history only grows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from netlearn.store.engine import Store
from netlearn.store.sql import add_once, put
from netlearn.store.tables import CardRow, ReviewRow

_CARDS = (
    select(CardRow.card_id, CardRow.state, CardRow.due_at, CardRow.lapses, CardRow.updated_at)
    .where(CardRow.learner_id == bindparam("learner"))
    .order_by(CardRow.due_at, CardRow.card_id)
)
_REVIEWS = (
    select(ReviewRow.card_id, ReviewRow.rating, ReviewRow.reviewed_at)
    .where(ReviewRow.learner_id == bindparam("learner"))
    .order_by(ReviewRow.id)
)


@dataclass(frozen=True, slots=True)
class CardState:
    """A card as the last review left it.

    Attributes:
        state: What the scheduler wants back, as JSON values.
        due_at: When to show it again.
        lapses: How often it was forgotten.
        updated_at: When it was last reviewed.
    """

    state: Mapping[str, object]
    due_at: datetime
    lapses: int
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Review:
    """One look at a card; `rating` is 1 (forgotten) to 4 (easy)."""

    card_id: str
    rating: int
    reviewed_at: datetime


def save_review(
    store: Store,
    learner_id: str,
    card_id: str,
    rating: int,
    state: Mapping[str, object],
    *,
    due_at: datetime,
    lapses: int,
    key: str,
    now: datetime,
) -> bool:
    """Add a review and keep the card as it leaves it, both or neither.

    The same `key` of the same learner counts once, so a retry is harmless.

    Returns:
        True when it was added, False when this key was there already and nothing was changed.

    Raises:
        StoreError: a rating outside 1 to 4, lapses below 0, a state over 5,000 characters of JSON,
            no such learner, or the database refused.
    """
    review = {
        "learner_id": learner_id,
        "card_id": card_id,
        "rating": rating,
        "reviewed_at": now,
        "write_key": key,
    }
    card = {"state": dict(state), "due_at": due_at, "lapses": lapses, "updated_at": now}

    def save(session: Session) -> bool:
        added = add_once(session, ReviewRow, review)
        if added:
            put(session, CardRow, {"learner_id": learner_id, "card_id": card_id}, card)
        return added

    return store.write(save)


def list_cards(store: Store, learner_id: str) -> dict[str, CardState]:
    """The learner's cards by card id, the one due first in front."""
    return {card: CardState(*state) for card, *state in store.fetch(_CARDS, learner=learner_id)}


def list_reviews(store: Store, learner_id: str) -> tuple[Review, ...]:
    """All reviews of the learner, oldest first."""
    return tuple(Review(*row) for row in store.fetch(_REVIEWS, learner=learner_id))
