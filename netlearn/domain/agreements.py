"""Agreements: at most three, each written by the one who will do it and accepted by the other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Literal

from netlearn.domain.coaching import Role
from netlearn.domain.comparing import VERDICTS, compare_scores
from netlearn.domain.if_then import IfThenPlan, check_plan, tidy_plan, write_plan
from netlearn.domain.two_views import TwoViews

MOST = 3
LATEST = timedelta(days=180)
FOLLOW_UPS = (30, 60, 90)  # days after an agreement

Outcome = Literal["done", "partly", "not"]
Line = Literal["title", "step", "cue", "measure", "due"]
OUTCOMES: Mapping[Outcome, str] = MappingProxyType(
    {"done": "Done", "partly": "Partly, it goes on", "not": "Not yet"}
)


@dataclass(frozen=True, slots=True)
class Wording:
    """What somebody means to do.

    Attributes:
        title: The action.
        step: The first step, read after "then I will".
        cue: The moment it is tied to, read after "If".
        measure: By what both will see that it is done.
        due: By which day.
    """

    title: str
    step: str
    cue: str
    measure: str
    due: date


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What one of the two said of an agreement: how it went, and whether they ask for help."""

    by: Role
    outcome: Outcome
    note: str
    help: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement; `accepted_at` is when the other said yes to it as it stands."""

    id: str
    owner: Role
    wording: Wording
    round: int
    written_at: datetime
    accepted_at: datetime | None
    checks: tuple[CheckIn, ...] = ()

    @property
    def done(self) -> bool:
        """Whether its owner has said that it is done, and nothing else since."""
        own = [check for check in self.checks if check.by == self.owner]
        return bool(own) and own[-1].outcome == "done"

    @property
    def live(self) -> bool:
        """Whether both stand by it and it is still to do."""
        return self.accepted_at is not None and not self.done


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a wording cannot stand yet, said of one of its lines."""

    line: Line
    why: str


def tidy_wording(wording: Wording) -> Wording:
    """Take away what the sentence says anyway: "If", "I will", a full stop, doubled blanks."""
    plan = tidy_plan(IfThenPlan(wording.cue, wording.step, "", wording.due))
    return Wording(
        " ".join(wording.title.split()).rstrip(" .;"),
        plan.step,
        plan.cue,
        " ".join(wording.measure.split()).rstrip(" .;"),
        wording.due,
    )


def check_wording(wording: Wording, today: date) -> tuple[Refused, ...]:
    """Check a tidied wording: an action, a real moment, one visible step, a measure, a day within 180."""
    found: list[tuple[Line, str]] = []
    if len(wording.title.split()) < 2:
        found.append(("title", "Name the action in a few words."))
    plan = IfThenPlan(wording.cue, wording.step, "", today)
    found += [(one.field, one.why) for one in check_plan(plan, today) if one.field in {"cue", "step"}]
    if len(wording.measure.split()) < 2:
        found.append(("measure", "Say by what you will both see that it is done."))
    if not today <= wording.due <= today + LATEST:
        found.append(("due", f"Choose a day from today on, within {LATEST.days} days."))
    return tuple(Refused(line, why) for line, why in found)


def write_intention(wording: Wording) -> str:
    """Write the if-then sentence."""
    return write_plan(IfThenPlan(wording.cue, wording.step, "", wording.due))


def count_accepted(agreements: Iterable[Agreement]) -> int:
    """Count what both stand by."""
    return sum(one.accepted_at is not None for one in agreements)


def has_room(agreements: Sequence[Agreement]) -> bool:
    """Whether one more fits: at most three are open at a time, waiting ones included."""
    return sum(not one.done for one in agreements) < MOST


def suggest_follow_up(agreed_at: datetime, today: date) -> tuple[int | None, date]:
    """Suggest the next session: the first of the days 30, 60 and 90 still ahead; after them 90 from today.

    The number is the day after the agreements, None where the date is counted from today.
    """
    start = agreed_at.date()
    for day in FOLLOW_UPS:
        if start + timedelta(days=day) >= today:
            return day, start + timedelta(days=day)
    return None, today + timedelta(days=FOLLOW_UPS[-1])


def tell_changes(before: TwoViews, after: TwoViews) -> tuple[str, ...]:
    """Say what changed from one round to a later one, network by network, in either view."""
    lines = []
    for title, first, second in (
        ("own view", before.own, after.own),
        ("coach's view", before.coach, after.coach),
    ):
        for network in after.instrument.networks:
            if network.id not in first.networks:
                continue
            change = compare_scores(first.networks[network.id], second.networks[network.id])
            if change.points is not None:
                lines.append(
                    f"{network.title}, {title}: {change.points:+.0f} points, {VERDICTS[change.verdict]}."
                )
    return tuple(lines)
