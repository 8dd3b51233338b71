"""One look at one card of practice."""

from dataclasses import dataclass
from datetime import datetime

from netlearn.store.cards import CardState


@dataclass(frozen=True, slots=True)
class Sitting:
    """The card on the screen. It stays until the learner goes on, also when it is no longer due."""

    card: str
    before: CardState | None
    began: datetime

    @property
    def looks(self) -> str:
        """Tells this look at the card from earlier ones, so that a double click is one look."""
        return self.before.updated_at.isoformat() if self.before else "first"
