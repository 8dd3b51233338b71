"""Why not: what kept an action out of the few that the plan begins with."""

from collections.abc import Sequence

from netlearn.content.model import Instrument
from netlearn.domain.choosing import (
    MOST_LIVE,
    Recommendation,
    is_giving,
    is_quick,
    is_strategic,
)
from netlearn.domain.plan_log import LIVE
from netlearn.domain.planning import Plan
from netlearn.domain.weighing import EFFORT, IMPACT, Preferences, weigh_network


def explain_absence(
    one: Recommendation, plan: Plan, instrument: Instrument, preferences: Preferences
) -> tuple[str, ...]:
    """Say why an open action is not among those recommended, with the figures that decided.

    Raises:
        ValueError: It is among them, or is not open.
    """
    if one in plan.recommended or one.state != "open":
        raise ValueError("Only an open action that was not chosen can be asked about.")
    titles = {facet.id: facet.title for facet in instrument.facets}
    lines = [_state_figures(one, plan, preferences)]
    live = [other for other in plan.ranked if other.state in LIVE]
    chosen = [*live, *plan.recommended]
    same = next((other for other in chosen if other.action.facet == one.action.facet), None)
    if same:
        facet = titles[one.action.facet]
        lines.append(f"One action a facet at a time: for {facet} that is “{same.action.title}”.")
    elif len(live) >= MOST_LIVE:
        lines.append(f"{MOST_LIVE} actions are in hand, and more than that seldom get done.")
    elif one.priority:
        lines += _compare(one, plan.recommended)
    if one.fit < 1:
        lines.append(_state_misfit(one, preferences))
    return tuple(lines)


def state_sum(one: Recommendation, preferences: Preferences) -> str:
    """Write out how the priority of an action was reckoned."""
    weight = weigh_network(one.need.network, preferences)
    effort, impact = EFFORT[one.action.effort], IMPACT[one.action.evidence]
    return (
        f"need {one.need.size:.2f} · weight {weight:g} · evidence {impact} · fit {one.fit:g} "
        f"/ effort {effort} = {one.priority:.2f}"
    )


def _state_figures(one: Recommendation, plan: Plan, preferences: Preferences) -> str:
    place = plan.ranked.index(one) + 1
    if plan.maintenance:
        return f"It ranks {place} of {len(plan.ranked)} with a priority of {one.priority:.2f}."
    if not one.need.size:
        return f"Its facet shows no need: at or above the target of {one.need.target}, or without a score."
    return f"It ranks {place} of {len(plan.ranked)}: {state_sum(one, preferences)}."


def _compare(one: Recommendation, recommended: Sequence[Recommendation]) -> list[str]:
    """Name the weakest that was chosen, and the rule that chose it over a higher priority."""
    if not recommended:
        return []
    last = min(recommended, key=lambda other: other.priority)
    if one.priority <= last.priority:
        return [f"The last of those chosen has {last.priority:.2f}."]
    reasons = {
        "is a quick win": is_quick(last) and not is_quick(one),
        "begins by giving": is_giving(last) and not is_giving(one),
        "serves the strategic network": is_strategic(last) and not is_strategic(one),
    }
    why = next((words for words, applies in reasons.items() if applies), "keeps the plan balanced")
    return [f"“{last.action.title}” has less priority ({last.priority:.2f}), but it {why}."]


def _state_misfit(one: Recommendation, preferences: Preferences) -> str:
    if one.action.minutes > preferences.weekly_minutes:
        return f"It takes {one.action.minutes} minutes; you set aside {preferences.weekly_minutes} a week."
    return "It is made for another place of work or another role than yours."
