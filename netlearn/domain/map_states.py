"""In which state each measure of a map is found, with the figures that a sentence on it may name.

The cuts are ours and say so on the screen, except the 65 % of Uzzi and Dunlap (2005) and the third either
way of a mutual exchange. Whatever is undefined is unknown, never 0.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from netlearn.content.model import NetworkId
from netlearn.domain.contacts import STRUCTURE_FROM
from netlearn.domain.map_measures import MapMeasures, find_closure, list_introductions
from netlearn.domain.network import NetworkMeasures
from netlearn.domain.typical_constraint import expect_constraint

OPEN_BELOW, CLOSED_ABOVE = 0.25, 0.60  # density
LEANS_ABOVE = 0.25  # hierarchy
LOPSIDED = 0.5  # E-I index, either way
SELF_INTRODUCED_ABOVE = 0.65
MUTUAL_WITHIN = 1 / 3
CORE_FROM, CORE_TO = 12, 18  # contacts
OFF_BY = 0.15  # of the typical constraint
ALIKE_BELOW = 0.5  # index of qualitative variation
MOST_NAMES = 5
FIRM_FROM = 10  # answers, below which a share of introductions is said with caution


@dataclass(frozen=True, slots=True)
class State:
    """A measure, the state it is in, and its figures as words."""

    measure: str
    name: str
    figures: Mapping[str, str] = field(default_factory=dict)


def find_states(measured: MapMeasures) -> tuple[State, ...]:
    """The state of every measure that can be shown; structure is left out below five contacts."""
    return tuple(_find_all(measured))


def judge_density(density: float) -> Literal["open", "mixed", "closed"]:
    """Call a density open below 25 %, closed above 60 %, else mixed."""
    if density < OPEN_BELOW:
        return "open"
    return "closed" if density > CLOSED_ABOVE else "mixed"


def write_percent(share: float) -> str:
    """A share in whole per cent."""
    return f"{100 * share:.0f} %"


def _find_all(measured: MapMeasures) -> Iterator[State]:
    for find in _COMPOSITION:
        yield find(measured)
    if measured.structure is None:
        return
    for name, network in measured.networks.items():
        yield _state_network(name, network)
    for look in _STRUCTURE:
        yield look(measured, measured.structure)


def _state_size(measured: MapMeasures) -> State:
    size = measured.counts.size
    figures = {"count": _people(size), "missing": str(max(0, STRUCTURE_FROM - size))}
    if size < STRUCTURE_FROM:
        return State("size", "few", figures)
    if size < CORE_FROM:
        return State("size", "small", figures)
    return State("size", "core" if size <= CORE_TO else "large", figures)


def _state_organisation(measured: MapMeasures) -> State:
    value, counts = measured.whole.ei_organisation, measured.counts
    if value is None:
        return State("organisation", "unknown")
    rest = counts.inside + counts.outside
    figures = {"value": f"{value:+.2f}", "inside": str(counts.inside), "outside": str(counts.outside)}
    name = _lean(value, "inside", "outside")
    return State("organisation", name, {**figures, "rest": str(rest)})


def _state_strategic(measured: MapMeasures) -> State:
    counts = measured.counts
    figures = {
        "count": _people(counts.strategic),
        "outside": str(counts.outside_strategic),
        "share": write_percent(counts.strategic_share or 0),
    }
    if not counts.strategic:
        return State("strategic", "none", figures)
    return State("strategic", "some" if counts.outside_strategic else "inside-only", figures)


def _state_function(measured: MapMeasures) -> State:
    value = measured.whole.ei_function
    if value is None:
        return State("function", "unknown")
    same = sum(one.function == "same" for one in measured.network_map.contacts)
    different = sum(one.function == "different" for one in measured.network_map.contacts)
    figures = {"same": str(same), "different": str(different), "rest": str(same + different)}
    return State("function", _lean(value, "same", "different"), {**figures, "value": f"{value:+.2f}"})


def _state_level(measured: MapMeasures) -> State:
    value, counts = measured.whole.iqv_level, measured.counts
    if value is None:
        return State("level", "unknown")
    figures = {
        level: str(sum(one.level == level for one in measured.network_map.contacts))
        for level in ("junior", "peer", "senior")
    }
    figures["value"] = f"{value:.2f}"
    if not counts.seniors and counts.levels_known >= STRUCTURE_FROM:
        return State("level", "no-seniors", figures)
    return State("level", "alike" if value < ALIKE_BELOW else "spread", figures)


def _state_introductions(measured: MapMeasures) -> State:
    share, counts = measured.whole.self_introduced_share, measured.counts
    if share is None:
        return State("self-introduced", "unknown")
    firm = counts.introduced_known >= FIRM_FROM
    figures = {
        "percent": write_percent(share),
        "known": str(counts.introduced_known),
        "mixed": str(counts.met_in_mixed),
        "caution": "" if firm else f" With fewer than {FIRM_FROM} answers this is only a hint.",
    }
    return State("self-introduced", "high" if share > SELF_INTRODUCED_ABOVE else "usual", figures)


def _state_brokers(measured: MapMeasures) -> State:
    if not measured.counts.introduced_known:
        return State("brokers", "unknown")
    brokers = measured.whole.brokers
    return State("brokers", "some" if brokers else "none", {"names": _names(measured, brokers)})


def _state_closeness(measured: MapMeasures) -> State:
    known = [one.closeness for one in measured.network_map.contacts if one.closeness]
    if not known:
        return State("closeness", "unknown")
    words = ("weak", "moderate", "strong")
    figures = {word: str(known.count(value)) for value, word in enumerate(words, 1)}
    close = len(known) >= STRUCTURE_FROM and known.count(3) > 2 / 3 * len(known)
    return State("closeness", "close" if close else "told", figures)


def _state_dormant(measured: MapMeasures) -> State:
    counts = measured.counts
    if not counts.contact_known:
        return State("dormant", "unknown")
    figures = {
        "count": str(len(counts.dormant)),
        "names": _names(measured, counts.dormant),
        "rest": str(counts.contact_known),
    }
    return State("dormant", "some" if counts.dormant else "none", figures)


def _state_freshness(measured: MapMeasures) -> State:
    share = measured.counts.fresh_share
    if share is None:
        return State("freshness", "unknown")
    figures = {"percent": write_percent(share), "rest": str(measured.counts.met_known)}
    return State("freshness", "some" if share else "none", figures)


def _state_sought_out(measured: MapMeasures) -> State:
    share = measured.counts.sought_out_share
    if share is None:
        return State("sought-out", "unknown")
    figures = {"percent": write_percent(share), "rest": str(measured.counts.approach_known)}
    if share < 1 / 3:
        return State("sought-out", "seldom", figures)
    return State("sought-out", "often" if share > 2 / 3 else "both", figures)


def _state_giving(measured: MapMeasures) -> State:
    value = measured.whole.give_balance
    if value is None:
        return State("giving", "unknown")
    figures = {"value": f"{value:+.2f}"}
    if abs(value) <= MUTUAL_WITHIN:
        return State("giving", "mutual", figures)
    return State("giving", "giving" if value > 0 else "taking", figures)


def _state_network(network: NetworkId, measures: NetworkMeasures) -> State:
    density = measures.density or 0.0
    figures = {"percent": write_percent(density), "count": str(measures.size)}
    return State(f"density-{network}", judge_density(density), figures)


def _state_density(_: MapMeasures, structure: NetworkMeasures) -> State:
    density = structure.density or 0.0
    pairs = structure.ties + structure.open_pairs
    figures = {"percent": write_percent(density), "tied": str(structure.ties), "pairs": str(pairs)}
    return State("density", judge_density(density), figures)


def _state_effective_size(_: MapMeasures, structure: NetworkMeasures) -> State:
    figures = {"value": f"{structure.effective_size or 0:.1f}", "count": str(structure.size)}
    return State("effective-size", "told", figures)


def _state_efficiency(_: MapMeasures, structure: NetworkMeasures) -> State:
    figures = {
        "percent": write_percent(structure.efficiency or 0),
        "least": write_percent(1 / structure.size),
    }
    return State("efficiency", "told", figures)


def _state_constraint(_: MapMeasures, structure: NetworkMeasures) -> State:
    limits, value = structure.constraint_limits, structure.constraint or 0.0
    typical = expect_constraint(structure.size, structure.density or 0.0)
    figures = {
        "value": f"{value:.2f}",
        "typical": f"{typical:.2f}",
        "star": f"{limits.star or 0:.2f}",
        "clique": f"{limits.clique or 0:.2f}",
        "count": str(structure.size),
    }
    if (find_closure(structure) or 0.0) > 1 + 1e-9:
        return State("constraint", "gatekeeper", figures)
    if abs(value - typical) <= OFF_BY * typical:
        return State("constraint", "typical", figures)
    return State("constraint", "looser" if value < typical else "tighter", figures)


def _state_hierarchy(measured: MapMeasures, structure: NetworkMeasures) -> State:
    value = structure.hierarchy or 0.0
    figures = {"value": f"{value:.2f}", "name": measured.network_map.name(measured.leader)}
    return State("hierarchy", "leaning" if value > LEANS_ABOVE else "even", figures)


def _state_components(_: MapMeasures, structure: NetworkMeasures) -> State:
    figures = {
        "count": str(structure.components),
        "alone": _people(len(structure.isolates)) if structure.isolates else "nobody",
    }
    return State("components", "one" if structure.components == 1 else "several", figures)


def _state_bridging(_: MapMeasures, structure: NetworkMeasures) -> State:
    return State("bridging", "told", {"percent": write_percent(structure.ego_betweenness or 0)})


def _state_open_pairs(measured: MapMeasures, structure: NetworkMeasures) -> State:
    if not structure.open_pairs:
        return State("open-pairs", "none", {"count": "0"})
    ((one, other),) = list_introductions(measured, most=1)
    example = f"{measured.network_map.name(one)} and {measured.network_map.name(other)}"
    return State("open-pairs", "some", {"count": str(structure.open_pairs), "example": example})


def _lean(value: float, below: str, above: str) -> str:
    if value < -LOPSIDED:
        return below
    return above if value > LOPSIDED else "mixed"


def _people(count: int) -> str:
    return "one person" if count == 1 else f"{count} people"


def _names(measured: MapMeasures, ids: tuple[str, ...]) -> str:
    names = ", ".join(measured.network_map.name(one) for one in ids[:MOST_NAMES])
    more = len(ids) - MOST_NAMES
    return f"{names} and {more} more" if more > 0 else names


_COMPOSITION: tuple[Callable[[MapMeasures], State], ...] = (
    _state_size,
    _state_organisation,
    _state_strategic,
    _state_function,
    _state_level,
    _state_introductions,
    _state_brokers,
    _state_closeness,
    _state_dormant,
    _state_freshness,
    _state_sought_out,
    _state_giving,
)
_STRUCTURE: tuple[Callable[[MapMeasures, NetworkMeasures], State], ...] = (
    _state_density,
    _state_effective_size,
    _state_efficiency,
    _state_constraint,
    _state_hierarchy,
    _state_components,
    _state_bridging,
    _state_open_pairs,
)
