"""What if: the same map with somebody more, somebody less or two people introduced."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import fsum

from netlearn.domain.contacts import STRUCTURE_FROM, MapContact, NetworkMap, pair, rest_on
from netlearn.domain.map_measures import NOT_TOLD, find_closure
from netlearn.domain.network import NetworkMeasures, link, measure_network
from netlearn.domain.network_shape import limit_constraint, spread_constraint

NEWCOMER = "new"
SLIGHT = 0.005  # of constraint and of closure; less is no change
MEASURES: tuple[tuple[str, str], ...] = (
    ("size", "Contacts"),
    ("density", "Density"),
    ("effective_size", "Separate sources"),
    ("efficiency", "Efficiency"),
    ("constraint", "Constraint"),
    ("hierarchy", "Leaning on one person"),
    ("components", "Separate worlds"),
    ("open_pairs", "Open pairs"),
)


@dataclass(frozen=True, slots=True)
class Move:
    """A change to try out, in words, with the measures after it.

    Attributes:
        text: What one would do.
        after: The measures then.
        opening: How far constraint would fall towards that of an open network of the same size, in shares
            of the way from closed to open; negative when the map would close.
    """

    text: str
    after: NetworkMeasures
    opening: float


def measure_core(network_map: NetworkMap) -> NetworkMeasures:
    """The measures of structure that a what-if starts from."""
    return measure_network(rest_on(network_map), network_map.ties)


def add_person(network_map: NetworkMap, knows: Iterable[str] = ()) -> NetworkMap:
    """The map with one more contact, who knows these of the others."""
    core = any(one.core for one in network_map.contacts)
    newcomer = MapContact(id=NEWCOMER, initials="somebody new", core=core)
    return replace(
        network_map,
        contacts=(*network_map.contacts, newcomer),
        ties=(*network_map.ties, *(pair(NEWCOMER, one) for one in knows)),
    )


def drop_person(network_map: NetworkMap, contact_id: str) -> NetworkMap:
    """The map without this contact."""
    return replace(
        network_map,
        contacts=tuple(one for one in network_map.contacts if one.id != contact_id),
        ties=tuple(tie for tie in network_map.ties if contact_id not in tie),
    )


def connect(network_map: NetworkMap, one: str, other: str) -> NetworkMap:
    """The map after these two have met."""
    return replace(network_map, ties=tuple({*network_map.ties, pair(one, other)}))


def propose_moves(network_map: NetworkMap, most: int = 3) -> tuple[Move, ...]:
    """The moves that would open the network most, the strongest first; none below five contacts.

    Tried are meeting somebody whom none of the contacts know, and meeting somebody through each of them.
    Of doors that open equally far, those outside the organisation come first. Seeing less of somebody is
    not proposed: it costs sources, and people are not to be dropped for a figure.
    """
    core = rest_on(network_map)
    if len(core) < STRUCTURE_FROM:
        return ()
    before = measure_closure(network_map)
    tried = []
    for door, text in (
        (None, "Meet somebody whom none of them know."),
        *((one, f"Ask {one.initials} to introduce you to somebody new.") for one in core),
    ):
        changed = add_person(network_map, [door.id] if door else [])
        opening = round(before - measure_closure(changed), 9)  # the last bit of a float decides nothing
        if opening > 0:
            tried.append((-opening, door is not None and door.organisation != "outside", text, changed))
    tried.sort(key=lambda one: one[:3])
    return tuple(Move(text, measure_core(changed), -less) for less, _, text, changed in tried[:most])


def measure_closure(network_map: NetworkMap) -> float:
    """Where the core lies between an open network (0) and a closed one (1); above 1 with a gatekeeper.

    The same as `find_closure` of all its measures, in a fraction of the time. 0 below two contacts.
    """
    core = rest_on(network_map)
    limits = limit_constraint(len(core))
    if limits.star is None or limits.clique is None:
        return 0.0
    constraint = fsum(spread_constraint(link(core, network_map.ties)).values())
    return (constraint - limits.star) / (limits.clique - limits.star)


def list_changes(before: NetworkMeasures, after: NetworkMeasures) -> tuple[tuple[str, str, str], ...]:
    """Each measure as words: its name, what it is and what it would be."""
    return tuple(
        (title, _word(getattr(before, name)), _word(getattr(after, name))) for name, title in MEASURES
    )


def say_change(before: NetworkMeasures, after: NetworkMeasures) -> str:
    """The change in one sentence."""
    one, other = find_closure(before), find_closure(after)
    if one is None or other is None or before.effective_size is None or after.effective_size is None:
        return "With so few contacts a shape cannot be told."
    sources = f"{before.effective_size:.1f} to {after.effective_size:.1f} separate sources"
    # Closure is weighed against what a list of this length can reach; what is in the table must agree.
    ways = {_sign(other - one), _sign((after.constraint or 0.0) - (before.constraint or 0.0))} - {0}
    if ways not in ({-1}, {1}):
        return f"Your map would stay about as open as it is, with {sources}."
    return f"Your map would {'open' if ways == {-1} else 'close'} a little, with {sources}."


def _sign(change: float) -> int:
    return 0 if abs(change) < SLIGHT else 1 if change > 0 else -1


def _word(value: float | None) -> str:
    if value is None:
        return NOT_TOLD
    return str(value) if isinstance(value, int) else f"{value:.2f}"
