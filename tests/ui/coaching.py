"""A coach and a coachee in two browser tabs, brought as far as a test wants them."""

from dataclasses import dataclass
from datetime import date, timedelta

from streamlit.testing.v1 import AppTest

from netlearn.domain.agreements import Wording
from netlearn.domain.two_views import list_pair_items
from netlearn.store.agreement_writing import accept_agreement, write_agreement
from netlearn.store.agreements import list_agreements
from netlearn.store.devices import enrol_device
from netlearn.store.engagement_arrivals import accept_invitation
from netlearn.store.engagement_invites import make_engagement
from netlearn.store.engagement_ratings import save_answers, seal_rating
from netlearn.store.engagement_steps import step_engagement
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import now
from tests.ui.apps import OTHER, TOKEN, open_app

COACH, COACHEE = TOKEN, OTHER


@dataclass(frozen=True, slots=True)
class Couple:
    """An engagement, and the two who are in it."""

    id: str
    coach: str
    coachee: str
    token: str


def invite(
    *,
    coach: str = "Carl",
    whom: str = "Ann",
    purpose: str = "A wider view",
    ago: timedelta = timedelta(0),
) -> Couple:
    """An engagement that waits for an answer; the coachee is known to the server but has no place yet."""
    learners = [enrol_device(get_store(), (device,), now()) for device in (COACH, COACHEE)]
    made, token = make_engagement(
        get_store(), learners[0], name=coach, whom=whom, purpose=purpose, now=now() - ago
    )
    return Couple(made, learners[0], learners[1], token)


def begin(*, coach: str = "Carl", coachee: str = "Ann") -> Couple:
    """Accepted: both can rate."""
    couple = invite(coach=coach)
    accept_invitation(get_store(), couple.token, couple.coachee, name=coachee, now=now())
    return couple


def rate(couple: Couple, learner: str, value: int | None, *, seal: bool = True) -> None:
    """Give every item the same answer, and seal."""
    answers = {item.id: value for item in list_pair_items(get_course().instrument)}
    save_answers(get_store(), couple.id, learner, answers, now())
    if seal:
        seal_rating(get_store(), couple.id, learner, now(), items=list(answers))


def open_both(own: int = 4, coach: int = 2, *, names: tuple[str, str] = ("Carl", "Ann")) -> Couple:
    """Both ratings sealed and opened."""
    couple = begin(coach=names[0], coachee=names[1])
    rate(couple, couple.coachee, own)
    rate(couple, couple.coach, coach)
    step_engagement(get_store(), couple.id, couple.coachee, "open", now())
    return couple


def agree(couple: Couple, title: str = "Meet two people from the other site", *, days: int = 30) -> None:
    """The coachee writes an agreement and the coach accepts it."""
    wording = make_wording(title, days=days)
    write_agreement(get_store(), couple.id, couple.coachee, wording, now())
    latest = list_agreements(get_store(), couple.id, couple.coach)[-1]
    accept_agreement(get_store(), couple.id, couple.coach, latest, now())


def make_wording(title: str = "Meet two people", *, days: int = 30) -> Wording:
    """An agreement that can stand."""
    due: date = now().date() + timedelta(days=days)
    return Wording(title, "write three lines to Jo", "it is Tuesday at nine", "we have both met them", due)


def open_pair(couple: Couple, device: str, part: str = "") -> AppTest:
    """A tab of one of the two on their engagement."""
    if part:
        return open_app("engagement", device, engagement=couple.id, part=part)
    return open_app("engagement", device, engagement=couple.id)
