"""In which state a map's structure is found: how the contacts hang together, from five of them on."""

from collections.abc import Callable

from netlearn.content.model import NetworkId
from netlearn.domain.map_cuts import (
    LEANS_ABOVE,
    OFF_BY,
    State,
    judge_density,
    write_people,
    write_percent,
)
from netlearn.domain.map_measures import MapMeasures, find_closure, list_introductions
from netlearn.domain.network import NetworkMeasures
from netlearn.domain.typical_constraint import expect_constraint


def state_network(network: NetworkId, measures: NetworkMeasures) -> State:
    """How closely one network alone is knit."""
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
        "alone": write_people(len(structure.isolates)) if structure.isolates else "nobody",
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


# One finder a measure, in the order of the screen.
STRUCTURE: tuple[Callable[[MapMeasures, NetworkMeasures], State], ...] = (
    _state_density,
    _state_effective_size,
    _state_efficiency,
    _state_constraint,
    _state_hierarchy,
    _state_components,
    _state_bridging,
    _state_open_pairs,
)
