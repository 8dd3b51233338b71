"""Check-ins: one minute a week on the plan, the weeks that were kept up, and the way to day 90."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from netlearn.content.model import Action
from netlearn.domain.if_then import IfThenPlan, recall_plan
from netlearn.domain.plan_log import LIVE, PlanEvent, fold_plan

WEEK = timedelta(days=7)
CHECKS = frozenset({"did", "adapt", "keep", "done", "drop"})
MILESTONES = (30, 60, 90)  # days


@dataclass(frozen=True, slots=True)
class Weeks:
    """How the weekly look at the plan is kept up.

    Attributes:
        looked: Weeks with a check-in since the plan began.
        passed: Weeks since then, the present one included.
        run: Weeks with a check-in in a row up to now. A single week off does not end the run; two do.
    """

    looked: int
    passed: int
    run: int


@dataclass(frozen=True, slots=True)
class Milestone:
    """A stage of the plan: its day, its date, and what belongs to it with whether that is met."""

    day: int
    on: date
    aims: tuple[tuple[str, bool], ...]


def list_due(events: Sequence[PlanEvent], now: datetime) -> tuple[str, ...]:
    """Name the live actions that nothing was said about for a week, the one waiting longest first."""
    latest: dict[str, datetime] = {}
    for event in events:
        latest[event.action_id] = event.happened_at
    live = [name for name, status in fold_plan(events).items() if status.state in LIVE]
    return tuple(sorted((name for name in live if now - latest[name] >= WEEK), key=lambda name: latest[name]))


def find_start(events: Iterable[PlanEvent]) -> datetime | None:
    """Find when the plan began: when an action was first taken on."""
    return min((event.happened_at for event in events if event.event == "accept"), default=None)


def count_weeks(events: Sequence[PlanEvent], now: datetime) -> Weeks:
    """Count the weeks with a check-in, in weeks from the day the plan began."""
    start = find_start(events)
    if start is None:
        return Weeks(0, 0, 0)
    present = max(0, (now - start) // WEEK)
    looked = {
        (event.happened_at - start) // WEEK
        for event in events
        if event.event in CHECKS and start <= event.happened_at <= now
    }
    return Weeks(len(looked), present + 1, _count_run(sorted(looked, reverse=True), present))


def list_plans(events: Iterable[PlanEvent]) -> dict[str, IfThenPlan]:
    """Give the latest if-then plan of each action."""
    plans: dict[str, IfThenPlan] = {}
    for event in events:
        if event.event == "intend" and (plan := recall_plan(event.detail)):
            plans[event.action_id] = plan
    return plans


def list_milestones(
    events: Sequence[PlanEvent],
    actions: Mapping[str, Action],
    strategic: Iterable[str],
    *,
    retaken_at: datetime | None,
) -> tuple[Milestone, ...]:
    """Lay out the days 30, 60 and 90 of a plan that has begun; nothing before that.

    Args:
        events: The plan log, oldest first.
        actions: All actions by id.
        strategic: The facets of the strategic network.
        retaken_at: When the questionnaire was last submitted.
    """
    start = find_start(events)
    if start is None:
        return ()
    facets = set(strategic)
    acted = [
        actions[event.action_id]
        for event in events
        if event.event in {"did", "done"} and event.action_id in actions
    ]
    checked = any(
        event.event in CHECKS and event.happened_at - start >= timedelta(days=30) for event in events
    )
    again = retaken_at is not None and retaken_at - start >= timedelta(days=60)
    aims = (
        (
            ("One quick win done", any(action.effort == "quick" for action in acted)),
            ("One useful thing given first", any(action.give_first for action in acted)),
        ),
        (
            ("A first strategic action done", any(action.facet in facets for action in acted)),
            ("A look back: what was done, adapted or dropped, and why", checked),
        ),
        (("The same items once more, to see what has changed", again),),
    )
    return tuple(
        Milestone(day, (start + timedelta(days=day)).date(), aim)
        for day, aim in zip(MILESTONES, aims, strict=True)
    )


def _count_run(looked: Sequence[int], present: int) -> int:
    """Count from the present back, over single weeks off, to the first two in a row."""
    if not looked or present - looked[0] > 2:
        return 0
    run = 1
    for later, earlier in pairwise(looked):
        if later - earlier > 2:
            break
        run += 1
    return run
