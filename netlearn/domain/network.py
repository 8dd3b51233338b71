"""The network map: measures of one person's contacts and the ties among them (an ego network).

Ego is the person whose map it is, tied to every contact. Ties are mutual and unweighted. Measures are
those of the ego network alone, as Burt defined them; what is undefined is None and never 0.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from netlearn.domain.network_shape import (
    ConstraintLimits,
    count_components,
    limit_constraint,
    measure_betweenness,
    measure_hierarchy,
    spread_constraint,
)

Organisation = Literal["inside", "outside"]
Function = Literal["same", "different"]
Level = Literal["junior", "peer", "senior"]
LEVELS: tuple[Level, ...] = ("junior", "peer", "senior")
MYSELF, THE_ORGANISATION = "me", "organisation"
BROKER_FROM = 2  # introductions


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody on the map. Every attribute but the id may be unknown.

    Attributes:
        id: Initials, a nickname or a number; unique on the map.
        networks: Letters of the networks the contact belongs to: O, P, S.
        organisation: Inside or outside ego's organisation.
        function: The same function as ego's, or a different one.
        level: Junior to ego, a peer, or senior.
        introduced_by: "me", "organisation", or the id of the contact who introduced them.
        closeness: 1 (weak), 2 (moderate) or 3 (strong).
        gave: What ego gave of late, 0 to 3.
        got: What ego got of late, 0 to 3.
    """

    id: str
    networks: frozenset[str] = frozenset()
    organisation: Organisation | None = None
    function: Function | None = None
    level: Level | None = None
    introduced_by: str | None = None
    closeness: int | None = None
    gave: int | None = None
    got: int | None = None


@dataclass(frozen=True, slots=True)
class NetworkMeasures:
    """Measures of an ego network of n contacts with t ties among them.

    Attributes:
        size: n.
        ties: t, without ego's own.
        density: 2t / (n(n - 1)), 0 to 1 (Marsden 1987); None below two contacts.
        open_pairs: Pairs who do not know each other: n(n - 1)/2 - t.
        components: Separate groups of contacts once ego is taken away.
        isolates: Ids of contacts who know no other contact.
        effective_size: n - 2t/n (Borgatti 1997 for Burt 1992); None without contacts.
        efficiency: Effective size / n; None without contacts.
        constraint: Sum over contacts of (p_ij + sum of p_iq p_qj)² (Burt 1992); may pass 1; None without
            contacts.
        constraint_limits: What to hold constraint against.
        hierarchy: How far constraint comes from one contact, 0 to 1 (Burt 1992); None below two contacts.
        ego_betweenness: Share of pairs that meet through ego, 0 to 1 (Everett & Borgatti 2005); None
            below two contacts.
        ei_organisation: (outside - inside) / both, -1 to 1 (Krackhardt & Stern 1988); None when unknown.
        ei_function: (different - same) / both, -1 to 1; None when unknown.
        iqv_level: Index of qualitative variation over three levels, 0 to 1; None when unknown.
        self_introduced_share: Contacts whom ego met without help, of those known (Uzzi & Dunlap 2005).
        brokers: Ids of contacts who introduced two or more others.
        give_balance: (given - got) / both, -1 to 1 (after Flynn 2003); None when nothing was.
        weak_share: Contacts of closeness 1, of those known.
        moderate_share: Contacts of closeness 2, of those known.
    """

    size: int
    ties: int
    density: float | None
    open_pairs: int
    components: int
    isolates: tuple[str, ...]
    effective_size: float | None
    efficiency: float | None
    constraint: float | None
    constraint_limits: ConstraintLimits
    hierarchy: float | None
    ego_betweenness: float | None
    ei_organisation: float | None
    ei_function: float | None
    iqv_level: float | None
    self_introduced_share: float | None
    brokers: tuple[str, ...]
    give_balance: float | None
    weak_share: float | None
    moderate_share: float | None


def measure_network(contacts: Sequence[Contact], ties: Iterable[tuple[str, str]]) -> NetworkMeasures:
    """Measure an ego network. Self-loops, repeated ties and ties to unknown ids are left out.

    Raises:
        ValueError: Two contacts have the same id.
    """
    neighbours = link(contacts, ties)
    n = len(contacts)
    t = sum(len(known) for known in neighbours.values()) // 2
    pairs = n * (n - 1) // 2
    shares = spread_constraint(neighbours)
    return NetworkMeasures(
        size=n,
        ties=t,
        density=t / pairs if pairs else None,
        open_pairs=pairs - t,
        components=count_components(neighbours),
        isolates=tuple(name for name, known in neighbours.items() if not known),
        effective_size=n - 2 * t / n if n else None,
        efficiency=(n - 2 * t / n) / n if n else None,
        constraint=math.fsum(shares.values()) if n else None,
        constraint_limits=limit_constraint(n),
        hierarchy=measure_hierarchy(list(shares.values())),
        ego_betweenness=measure_betweenness(neighbours),
        ei_organisation=_balance(contact.organisation for contact in contacts),
        ei_function=_balance(contact.function for contact in contacts),
        iqv_level=_measure_variety([contact.level for contact in contacts if contact.level]),
        self_introduced_share=_share([one.introduced_by for one in contacts], MYSELF),
        brokers=find_brokers(contacts),
        give_balance=_measure_giving(contacts),
        weak_share=_share([contact.closeness for contact in contacts], 1),
        moderate_share=_share([contact.closeness for contact in contacts], 2),
    )


def link(contacts: Sequence[Contact], ties: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Whom every contact knows among the contacts, in the order of the contacts.

    Raises:
        ValueError: Two contacts have the same id.
    """
    twins = [name for name, count in Counter(contact.id for contact in contacts).items() if count > 1]
    if twins:
        raise ValueError(f"Two contacts have the id {twins[0]}.")
    known: dict[str, set[str]] = {contact.id: set() for contact in contacts}
    for one, other in ties:
        if one != other and one in known and other in known:
            known[one].add(other)
            known[other].add(one)
    return {name: frozenset(others) for name, others in known.items()}


def explain_dropped(contacts: Sequence[Contact], ties: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """A sentence for every tie that `measure_network` leaves out."""
    names = {contact.id for contact in contacts}
    seen: set[frozenset[str]] = set()
    said: list[str] = []
    for one, other in ties:
        pair = frozenset((one, other))
        stranger = next((name for name in (one, other) if name not in names), None)
        if stranger is not None:
            said.append(f"The tie {one} - {other} names {stranger}, who is no contact.")
        elif one == other:
            said.append(f"The tie {one} - {other} joins a contact with themselves.")
        elif pair in seen:
            said.append(f"The tie {one} - {other} is there already.")
        seen.add(pair)
    return tuple(said)


def find_brokers(contacts: Sequence[Contact]) -> tuple[str, ...]:
    """Ids of contacts who introduced at least two others, in the order of the contacts."""
    introduced = Counter(
        contact.introduced_by for contact in contacts if contact.introduced_by not in (None, contact.id)
    )
    return tuple(contact.id for contact in contacts if introduced[contact.id] >= BROKER_FROM)


def _balance(kinds: Iterable[str | None]) -> float | None:
    """(external - internal) / both over the known ones."""
    counted = Counter(kind for kind in kinds if kind is not None)
    external, internal = counted["outside"] + counted["different"], counted["inside"] + counted["same"]
    return (external - internal) / (external + internal) if external + internal else None


def _measure_variety(levels: Sequence[Level]) -> float | None:
    """(1 - sum of squared shares) · K / (K - 1) with K = 3 levels."""
    if not levels:
        return None
    kinds = len(LEVELS)
    concentration = math.fsum((count / len(levels)) ** 2 for count in Counter(levels).values())
    return max(0.0, (1 - concentration) * kinds / (kinds - 1))


def _measure_giving(contacts: Sequence[Contact]) -> float | None:
    given = sum(contact.gave or 0 for contact in contacts)
    got = sum(contact.got or 0 for contact in contacts)
    return (given - got) / (given + got) if given + got else None


def _share(values: Sequence[object], wanted: object) -> float | None:
    known = [value for value in values if value is not None]
    return sum(value == wanted for value in known) / len(known) if known else None
