"""How fast a map of thirty people is measured, beside networkx, and how fast its screen is drawn."""

import timeit
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from random import Random

import networkx as nx

from netlearn.content.model import Course
from netlearn.domain.contacts import NetworkMap
from netlearn.domain.network import NetworkMeasures, measure_network
from netlearn.store.contacts import add_contacts, change_ties
from netlearn.store.learners import enrol_learner
from tests.domain.maps import random_map
from tests.load.protocol_bench import Page, Spread
from tests.load.report import judge, write_table
from tests.load.seed import WHEN, open_data, seed_learner

PEOPLE = 30
TIMES_FASTER, SAME_TO, RERUN_MS = 20, 1e-9, 60
EGO = "ego"
MAP_PAGE = Page("Network", "network")  # opens at the map, since nothing is left to tell about anybody


def bench_network(rerun: Callable[[], Spread], runs: int) -> str:
    """A table of the measures beside networkx and of the map's screen; `rerun` times `MAP_PAGE`."""
    ours, theirs, apart = compare_with_networkx(draw_map(), runs)
    times = rerun()
    rows = [
        (
            f"all measures of {PEOPLE} contacts", f"{ours * 1000:.2f}",
            f"{theirs / ours:.0f} x as long in networkx for four of them",
            f"≥ {TIMES_FASTER} x: {judge(theirs / ours, at_least=TIMES_FASTER)}",
        ),
        (
            "largest difference from networkx", "", f"{apart:.0e}",
            f"≤ {SAME_TO:.0e}: {judge(apart, at_most=SAME_TO)}",
        ),
        (
            f"rerun of the map with {PEOPLE} contacts, p50", f"{times.p50:.0f}", f"p95 {times.p95:.0f}",
            f"≤ {RERUN_MS} ms: {judge(times.p50, at_most=RERUN_MS)}",
        ),
    ]  # fmt: skip
    note = "networkx is asked for density, effective size, constraint and components alone."
    return f"{write_table(('network map', 'ms', 'beside it', 'goal'), rows)}\n{note}\n"


def draw_map() -> NetworkMap:
    """Thirty people, three in ten pairs of whom know each other."""
    return random_map(PEOPLE, 0.3, 1)


def compare_with_networkx(network_map: NetworkMap, runs: int) -> tuple[float, float, float]:
    """Seconds that we and networkx take for a map, and the largest difference between the two."""
    contacts, ties = network_map.contacts, network_map.ties
    ours = min(timeit.repeat(lambda: measure_network(contacts, ties), number=5, repeat=runs)) / 5
    theirs = min(timeit.repeat(lambda: ask_networkx(network_map), number=1, repeat=max(3, runs // 10)))
    pairs = zip(pick(measure_network(contacts, ties)), ask_networkx(network_map), strict=True)
    return ours, theirs, max(abs(one - other) for one, other in pairs)


def ask_networkx(network_map: NetworkMap) -> tuple[float, ...]:
    """Density, effective size, constraint and components, in networkx from the same lists."""
    names = [one.id for one in network_map.contacts]
    alters = nx.Graph()
    alters.add_nodes_from(names)
    alters.add_edges_from(network_map.ties)
    whole = nx.Graph(chain(network_map.ties, ((EGO, name) for name in names)))
    return (
        nx.density(alters),
        nx.effective_size(whole, [EGO])[EGO],
        nx.constraint(whole, [EGO])[EGO],
        nx.number_connected_components(alters),
    )


def pick(measures: NetworkMeasures) -> tuple[float, ...]:
    """The same four from our measures.

    Raises:
        ValueError: one of them is undefined.
    """
    density, effective_size, constraint = measures.density, measures.effective_size, measures.constraint
    if density is None or effective_size is None or constraint is None:
        raise ValueError("a map of thirty has all of these")
    return density, effective_size, constraint, measures.components


def seed_map(data: Path, course: Course, token: str) -> None:
    """Give the holder of `token` results and the map of thirty. The server must not be running."""
    seed_learner(data, course, token, Random(2))
    made = draw_map()
    with open_data(data) as store:
        learner = enrol_learner(store, token, WHEN)
        ids = add_contacts(store, learner, made.contacts, now=WHEN)
        new = dict(zip((one.id for one in made.contacts), ids, strict=True))
        change_ties(store, learner, tied=[(new[one], new[other]) for one, other in made.ties])
