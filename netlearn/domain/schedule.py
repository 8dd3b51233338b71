"""The plan's days: steps with their date, the weekly look, and the stages up to day 90."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from netlearn.content.model import Action
from netlearn.domain.check_ins import WEEK, find_start, list_milestones
from netlearn.domain.if_then import recall_plan, write_obstacle, write_plan
from netlearn.domain.plan_log import LIVE, PlanEvent, fold_plan

WEEKS = 12  # from a week after the start up to day 84


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the plan.

    Attributes:
        key: Tells it from the other days of the same plan, and stays as long as it stands.
        title: What it is.
        text: The words below it.
        on: The day, a whole one: the hour is known to nobody but the learner.
        changed_at: When it was last changed.
        weeks: How many weeks it comes again, itself included.
    """

    key: str
    title: str
    text: str
    on: date
    changed_at: datetime
    weeks: int = 1


def list_days(
    events: Sequence[PlanEvent], actions: Mapping[str, Action], strategic: Iterable[str]
) -> tuple[Day, ...]:
    """List the days of a plan by date; none before an action was taken on.

    Args:
        events: The plan log, oldest first.
        actions: All actions by id; events of others are left out.
        strategic: The facets of the strategic network.
    """
    start = find_start(events)
    if start is None:
        return ()
    live = {name for name, status in fold_plan(events).items() if status.state in LIVE}
    steps: dict[str, Day] = {}
    for event in events:
        plan = recall_plan(event.detail) if event.event == "intend" else None
        if plan and event.action_id in live and (action := actions.get(event.action_id)):
            text = "\n".join(line for line in (write_plan(plan), write_obstacle(plan)) if line)
            steps[action.id] = Day(f"step-{action.id}", action.title, text, plan.on, event.happened_at)
    days = list(steps.values())
    if live:
        days.append(
            Day(
                "week",
                "One minute on your plan",
                "What was done, adapted or dropped, and why?",
                (start + WEEK).date(),
                start,
                WEEKS,
            )
        )
    days += [
        Day(
            f"day-{stage.day}",
            f"Day {stage.day} of your plan",
            "\n".join(aim for aim, _ in stage.aims),
            stage.on,
            start,
        )
        for stage in list_milestones(events, actions, strategic, retaken_at=None)
    ]
    return tuple(sorted(days, key=lambda day: (day.on, day.key)))
