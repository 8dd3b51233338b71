"""In which state each measure of a map is found, with the figures that a sentence on it may name.

Whatever is undefined is unknown, never 0.
"""

from collections.abc import Iterator

from netlearn.domain.composition_states import COMPOSITION
from netlearn.domain.map_cuts import State
from netlearn.domain.map_measures import MapMeasures
from netlearn.domain.structure_states import STRUCTURE, state_network


def find_states(measured: MapMeasures) -> tuple[State, ...]:
    """The state of every measure that can be shown; structure is left out below five contacts."""
    return tuple(_find_all(measured))


def _find_all(measured: MapMeasures) -> Iterator[State]:
    for find in COMPOSITION:
        yield find(measured)
    if measured.structure is None:
        return
    for name, network in measured.networks.items():
        yield state_network(name, network)
    for look in STRUCTURE:
        yield look(measured, measured.structure)
