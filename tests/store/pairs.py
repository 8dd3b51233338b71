"""An engagement brought as far as a test of the store wants it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from netlearn.domain.agreements import Agreement, Wording
from netlearn.domain.two_views import list_pair_items
from netlearn.store.agreement_writing import accept_agreement, write_agreement
from netlearn.store.agreements import list_agreements
from netlearn.store.engagement_arrivals import accept_invitation
from netlearn.store.engagement_invites import invite_peer, make_engagement
from netlearn.store.engagement_leaving import leave_engagement
from netlearn.store.engagement_ratings import save_answers, seal_rating
from netlearn.store.engagement_steps import step_engagement
from netlearn.store.engine import Store
from netlearn.store.learners import enrol_learner
from tests.store.rooms import read_course

ITEMS = [item.id for item in list_pair_items(read_course().instrument)]


@dataclass(frozen=True, slots=True)
class Couple:
    """An engagement, and the two who are in it."""

    store: Store
    now: datetime
    id: str
    coach: str
    coachee: str

    def rate(self, who: str, value: int | None, *, seal: bool = True) -> None:
        """Give every item the same answer, and seal."""
        save_answers(self.store, self.id, who, dict.fromkeys(ITEMS, value), self.now)
        if seal:
            seal_rating(self.store, self.id, who, self.now, items=ITEMS)

    def open(self, own: int | None = 4, coach: int | None = 2) -> "Couple":
        """Both rate and seal; the coachee opens."""
        self.rate(self.coachee, own)
        self.rate(self.coach, coach)
        step_engagement(self.store, self.id, self.coachee, "open", self.now)
        return self

    def add_peer(self, number: int, value: int | None, *, seal: bool = True) -> str:
        """A peer who has rated."""
        token = invite_peer(self.store, self.id, self.coachee, self.now)
        peer = enrol_learner(self.store, f"peer {number}", self.now)
        accept_invitation(self.store, token, peer, name=f"Peer {number}", now=self.now)
        self.rate(peer, value, seal=seal)
        return peer

    def add_gone(self) -> str:
        """A coach of another engagement who has left it."""
        leaver = enrol_learner(self.store, "leaver", self.now)
        made, _ = make_engagement(self.store, leaver, name="Lea", whom="", purpose="", now=self.now)
        leave_engagement(self.store, made, leaver)
        return leaver

    def agree(self, owner: str, title: str = "Meet two people") -> Agreement:
        """An agreement of one of the two, accepted by the other."""
        other = self.coach if owner == self.coachee else self.coachee
        made = write_agreement(self.store, self.id, owner, word(self.now, title), self.now)
        (one,) = [one for one in list_agreements(self.store, self.id, other) if one.id == made]
        accept_agreement(self.store, self.id, other, one, self.now)
        return one


def word(now: datetime, title: str = "Meet two people") -> Wording:
    """An agreement that can stand."""
    due = (now + timedelta(days=30)).date()
    return Wording(title, "write to Jo", "it is Tuesday at nine", "we both have met them", due)


def make_pair(
    store: Store, now: datetime, *, coach: str = "Carl", coachee: str = "Ann", devices: str = ""
) -> Couple:
    """Invited and accepted."""
    first, second = (enrol_learner(store, f"{devices}{role}", now) for role in ("coach", "coachee"))
    made, token = make_engagement(store, first, name=coach, whom="", purpose="A wider view", now=now)
    accept_invitation(store, token, second, name=coachee, now=now)
    return Couple(store, now, made, first, second)
