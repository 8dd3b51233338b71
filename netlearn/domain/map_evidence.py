"""What the map adds to the plan: points for the needs of facets, the facts behind them, and whom to turn to.

Each fact adds 0.10 to the need of one facet, and `needs.EVIDENCE_CAP` holds their sum. Facts name nobody, so
that a plan can be shared; `ask` names contacts and is for the learner's own screen only.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from netlearn.domain.contact_counts import list_reconnections
from netlearn.domain.contacts import STRUCTURE_FROM, MapContact, stop
from netlearn.domain.map_cuts import (
    FIRM_FROM,
    LEANS_ABOVE,
    LOPSIDED,
    MUTUAL_WITHIN,
    OPEN_BELOW,
    SELF_INTRODUCED_ABOVE,
    write_percent,
)
from netlearn.domain.map_measures import MapMeasures, list_introductions
from netlearn.domain.needs import EVIDENCE_CAP

POINTS = 0.10
_OF_OTHERS = (
    ("yourself", "themselves"),
    ("your", "their"),
    ("my", "their"),
    ("to you", "to them"),
    ("you", "they"),
)


@dataclass(frozen=True, slots=True)
class MapEvidence:
    """What the map says about one facet.

    Attributes:
        facet: The facet id.
        points: What it adds to the need, 0 to 0.30.
        facts: Why, naming nobody.
    """

    facet: str
    points: float
    facts: tuple[str, ...]


def weigh_map(measured: MapMeasures) -> dict[str, MapEvidence]:
    """The evidence of a map by facet id, for the facets about which it has something to say.

    A map of fewer than five contacts says nothing: it may simply be unfinished.
    """
    if measured.counts.size < STRUCTURE_FROM:
        return {}
    facts: dict[str, list[str]] = {}
    for facet, fact in chain(_find_reach(measured), _find_exchange(measured), _find_structure(measured)):
        facts.setdefault(facet, []).append(fact)
    return {
        facet: MapEvidence(facet, min(EVIDENCE_CAP, POINTS * len(found)), tuple(found))
        for facet, found in facts.items()
    }


def list_points(evidence: Mapping[str, MapEvidence]) -> dict[str, float]:
    """The points alone, as the plan takes them."""
    return {facet: one.points for facet, one in evidence.items()}


def list_facts(evidence: Mapping[str, MapEvidence]) -> dict[str, tuple[str, ...]]:
    """The facts alone, as the reasons of an action take them."""
    return {facet: one.facts for facet, one in evidence.items()}


def tell_of_others(fact: str) -> str:
    """A fact as somebody else reads it who is shown it: "your map" is theirs."""
    for mine, theirs in _OF_OTHERS:
        fact = re.sub(rf"\b{mine}\b", theirs, fact)
        fact = re.sub(rf"\b{mine.capitalize()}\b", theirs.capitalize(), fact)
    return fact


def ask_contacts(measured: MapMeasures) -> dict[str, str]:
    """A sentence for each facet whose actions could begin with somebody on the map, naming them."""
    network_map, contacts = measured.network_map, measured.network_map.contacts
    asks: dict[str, str] = {}
    if measured.whole.brokers:
        names = _join([network_map.name(one) for one in measured.whole.brokers])
        asks["P2"] = f"Ask {names}, who introduced you to several others, who else you should meet."
    if waking := list_reconnections(contacts, most=3):
        asks["P4"] = stop(f"You could begin with {_join([one.initials for one in waking], 'or')}")
    if measured.structure and (pairs := list_introductions(measured, most=1)):
        one, other = (network_map.name(name) for name in pairs[0])
        asks["O3"] = f"{one} and {other} do not know each other. Would both gain if they did?"
    for facet, wanted, sentence in (
        ("S3", _is_lever, "Ask {names} what they see from outside that a decision inside should know."),
        ("S2", _is_senior_ahead, "Begin with {names}, whom you know already: who will matter in two years?"),
        ("P3", _is_counsel, "{names} might be willing to think along."),
        ("S4", _is_owed, "{names} gave you more than they got of late."),
    ):
        if found := [one.initials for one in contacts if wanted(one)][:3]:
            asks[facet] = sentence.format(names=_join(found, "or" if facet == "P3" else "and"))
    return asks


def _find_reach(measured: MapMeasures) -> Iterator[tuple[str, str]]:
    counts, whole = measured.counts, measured.whole
    if counts.levels_known >= STRUCTURE_FROM and not counts.seniors:
        yield "S2", f"none of the {counts.levels_known} contacts whose level you gave is senior to you"
    placed = counts.inside + counts.outside
    if whole.ei_organisation is not None and placed >= STRUCTURE_FROM and whole.ei_organisation < -LOPSIDED:
        yield "P1", f"{counts.outside} of {placed} contacts are outside your organisation"
    if counts.strategic_share is not None:
        if not counts.strategic:
            yield "S2", "nobody on your map stands in the strategic network"
        if placed >= STRUCTURE_FROM and not counts.outside_strategic:
            yield "S3", "nobody on your map is both outside and strategic"
    if whole.ei_function is not None and whole.ei_function < -LOPSIDED:
        yield "S1", "most of your contacts do your kind of work"


def _find_exchange(measured: MapMeasures) -> Iterator[tuple[str, str]]:
    counts, whole = measured.counts, measured.whole
    if whole.self_introduced_share is not None and counts.introduced_known >= FIRM_FROM:
        share = write_percent(whole.self_introduced_share)
        if whole.self_introduced_share > SELF_INTRODUCED_ABOVE:
            yield "P2", f"you introduced yourself to {share} of {counts.introduced_known} contacts"
    if whole.give_balance is not None and whole.give_balance < -MUTUAL_WITHIN:
        yield "S4", "you got more from your contacts last quarter than you gave"
    strong = [one.closeness for one in measured.network_map.contacts if one.closeness]
    if len(strong) >= STRUCTURE_FROM and strong.count(3) > 2 / 3 * len(strong):
        yield "P4", f"{strong.count(3)} of {len(strong)} contacts are close ones, few are weak or moderate"


def _find_structure(measured: MapMeasures) -> Iterator[tuple[str, str]]:
    structure = measured.structure
    if structure is None:
        return
    if structure.hierarchy is not None and structure.hierarchy > LEANS_ABOVE:
        yield "O1", f"your map leans on one person (hierarchy {structure.hierarchy:.2f})"
    operational = measured.networks.get("operational")
    if operational and operational.density is not None and operational.density < OPEN_BELOW:
        yield (
            "O3",
            f"only {write_percent(operational.density)} of pairs in your operational network know each other",
        )


def _is_lever(one: MapContact) -> bool:
    return one.organisation == "outside" and "S" in one.networks


def _is_senior_ahead(one: MapContact) -> bool:
    return one.level == "senior" and "S" in one.networks


def _is_counsel(one: MapContact) -> bool:
    return one.level == "senior" and "P" in one.networks


def _is_owed(one: MapContact) -> bool:
    return one.gave is not None and one.got is not None and one.got > one.gave


def _join(names: list[str], word: str = "and") -> str:
    return f" {word} ".join(filter(None, (", ".join(names[:-1]), names[-1])))
