"""A map measured for the screens: composition over everybody, structure over the core, each network alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from netlearn.content.model import NetworkId
from netlearn.domain.contact_counts import ContactCounts, count_contacts
from netlearn.domain.contacts import LETTERS, STRUCTURE_FROM, MapContact, NetworkMap, Pair, pair, rest_on
from netlearn.domain.network import NetworkMeasures, measure_network
from netlearn.domain.network import link as link_contacts
from netlearn.domain.network_shape import spread_constraint

NOT_TOLD = "not told"  # what stands in tables for a measure that rests on answers nobody gave


@dataclass(frozen=True, slots=True)
class MapMeasures:
    """Everything that a map says.

    Attributes:
        network_map: The map.
        core: The contacts that structure rests on.
        whole: Measures over all contacts; only their composition is read.
        structure: Measures over the core; None below five contacts, where a shape says little.
        counts: Counts that need no ties.
        networks: Measures of each network alone, where the core has five of its contacts.
        leader: The id of the contact behind most of the constraint; empty without structure.
    """

    network_map: NetworkMap
    core: tuple[MapContact, ...]
    whole: NetworkMeasures
    structure: NetworkMeasures | None
    counts: ContactCounts
    networks: Mapping[NetworkId, NetworkMeasures]
    leader: str

    @property
    def asked(self) -> int:
        """How many of the core were asked about."""
        return sum(one.asked for one in self.core)


def measure_map(network_map: NetworkMap) -> MapMeasures:
    """Measure a map, whatever its size."""
    contacts, ties = network_map.contacts, network_map.ties
    core = rest_on(network_map)
    whole = measure_network(contacts, ties)
    structure = None
    if len(core) >= STRUCTURE_FROM:
        structure = whole if core == contacts else measure_network(core, ties)
    networks = {}
    for network, letter in LETTERS.items():
        members = [one for one in core if letter in one.networks]
        if len(members) >= STRUCTURE_FROM:
            networks[network] = measure_network(members, ties)
    leader = _find_leader(core, ties) if structure else ""
    return MapMeasures(
        network_map=network_map,
        core=core,
        whole=whole,
        structure=structure,
        counts=count_contacts(contacts),
        networks=networks,
        leader=leader,
    )


def find_closure(measures: NetworkMeasures) -> float | None:
    """Where constraint lies between nobody knowing anybody (0) and all knowing all (1), for that many.

    Above 1 one contact stands between ego and the rest. None below two contacts.
    """
    limits = measures.constraint_limits
    if measures.constraint is None or limits.star is None or limits.clique is None:
        return None
    return (measures.constraint - limits.star) / (limits.clique - limits.star)


def list_introductions(measured: MapMeasures, most: int = 3) -> tuple[Pair, ...]:
    """Open pairs of the core worth a thought: across the organisation first, then the closest."""
    known = {pair(*tie) for tie in measured.network_map.ties}
    open_pairs = [
        (one, other) for one, other in combinations(measured.core, 2) if pair(one.id, other.id) not in known
    ]

    def rank(found: tuple[MapContact, MapContact]) -> tuple[bool, int]:
        one, other = found
        across = {one.organisation, other.organisation} == {"inside", "outside"}
        return not across, -(one.closeness or 0) - (other.closeness or 0)

    return tuple((one.id, other.id) for one, other in sorted(open_pairs, key=rank)[:most])


def _find_leader(core: Sequence[MapContact], ties: Sequence[Pair]) -> str:
    shares = spread_constraint(link_contacts(core, ties))
    return max(shares, key=lambda name: shares[name])
