"""Choosing: the few actions to begin with, under constraints that keep a plan doable and balanced."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from netlearn.content.model import Action
from netlearn.domain.needs import Need
from netlearn.domain.plan_log import LIVE
from netlearn.domain.weighing import EFFORT

MOST_LIVE = 3

Rule = Callable[["Recommendation"], bool]
Seen = tuple["Recommendation", int, str]  # with the rules it keeps and its facet


@dataclass(frozen=True, slots=True)
class Recommendation:
    """An action with its place in the plan.

    Attributes:
        action: The action.
        need: The need of its facet.
        fit: How well it suits the person, 0.5 to 1.5.
        priority: Need * weight of the network * impact * fit / effort; 0 where there is no need.
        because: The reasons, the one with the figures first.
        state: Where the person left it: open, accepted, started, done or dropped.
    """

    action: Action
    need: Need
    fit: float
    priority: float
    because: tuple[str, ...]
    state: str = "open"


def rank(recommendations: Iterable[Recommendation]) -> tuple[Recommendation, ...]:
    """Order by priority, the highest first; ties go to the lower effort, then to the id."""
    # Rounded, so that the last bit of a float never decides before effort and id do.
    return tuple(
        sorted(
            recommendations,
            key=lambda one: (-round(one.priority, 9), EFFORT[one.action.effort], one.action.id),
        )
    )


def choose(ranked: Sequence[Recommendation], *, maintenance: bool) -> tuple[Recommendation, ...]:
    """Choose what to begin with from ranked recommendations.

    Always: together with the live actions (accepted or started) at most three; at most one a facet;
    nothing that was done, dropped or is live already. As far as the actions allow, counting live ones:
    a strategic action when a strategic facet has a need, one that gives first, one quick win; in
    maintenance one of each network instead of the strategic one. Among the choices that keep most of
    these, the one with the highest summed priority wins. The quick win comes first.
    """
    live = [one for one in ranked if one.state in LIVE]
    taken = {one.action.facet for one in live}
    rules = [
        rule for rule in _list_rules(ranked, maintenance=maintenance) if not any(rule(one) for one in live)
    ]
    free = [one for one in ranked if one.state == "open" and one.action.facet not in taken]
    pool = _shorten(free, rules)
    slots = max(0, MOST_LIVE - len(live))
    # Looked up once an action: there are thousands of choices.
    seen = [(one, _mark_kept(one, rules), one.action.facet) for one in pool]
    choices = (choice for size in range(slots + 1) for choice in combinations(seen, size) if _spread(choice))
    # max keeps the first of equals: combinations run from small to large and in ranked order.
    best = max(choices, key=_value)
    return tuple(sorted((one for one, _, _ in best), key=lambda one: not is_quick(one)))


def is_quick(one: Recommendation) -> bool:
    """Tell whether an action takes a quarter of an hour at most."""
    return one.action.effort == "quick"


def is_giving(one: Recommendation) -> bool:
    """Tell whether an action begins by giving."""
    return one.action.give_first


def is_strategic(one: Recommendation) -> bool:
    """Tell whether an action serves the strategic network."""
    return one.need.network == "strategic"


def _list_rules(ranked: Sequence[Recommendation], *, maintenance: bool) -> list[Rule]:
    rules: list[Rule] = [is_quick, is_giving]
    if maintenance:
        rules += [_serves(network) for network in dict.fromkeys(one.need.network for one in ranked)]
    elif any(is_strategic(one) and one.need.size > 0 for one in ranked):
        rules.append(is_strategic)
    return rules


def _serves(network: str) -> Rule:
    return lambda one: one.need.network == network


def _shorten(free: Sequence[Recommendation], rules: Sequence[Rule]) -> list[Recommendation]:
    """Keep the best three facets for each way of meeting the rules; nothing else can be in a best choice.

    Any other action could be exchanged for one of these three whose facet is still free, at no loss.
    """
    facets: dict[tuple[bool, ...], set[str]] = {}
    pool = []
    for one in free:
        seen = facets.setdefault(tuple(rule(one) for rule in rules), set())
        if len(seen) < MOST_LIVE and one.action.facet not in seen:
            seen.add(one.action.facet)
            pool.append(one)
    return pool


def _mark_kept(one: Recommendation, rules: Sequence[Rule]) -> int:
    """The rules that an action keeps, a bit for each."""
    return sum(rule(one) << place for place, rule in enumerate(rules))


def _spread(choice: Sequence[Seen]) -> bool:
    return len({facet for _, _, facet in choice}) == len(choice)


def _value(choice: Sequence[Seen]) -> tuple[int, float]:
    """How many rules a choice keeps, and its summed priority."""
    kept, priority = 0, 0.0
    for one, marks, _ in choice:
        kept |= marks
        priority += one.priority
    return kept.bit_count(), round(priority, 9)
