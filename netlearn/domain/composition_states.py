"""In which state a map's composition is found: who is on it, how they came, what goes back and forth."""

from collections.abc import Callable

from netlearn.domain.contacts import STRUCTURE_FROM
from netlearn.domain.map_cuts import (
    ALIKE_BELOW,
    CORE_FROM,
    CORE_TO,
    FIRM_FROM,
    LOPSIDED,
    MUTUAL_WITHIN,
    SELF_INTRODUCED_ABOVE,
    State,
    write_people,
    write_percent,
)
from netlearn.domain.map_measures import MapMeasures

MOST_NAMES = 5


def _state_size(measured: MapMeasures) -> State:
    size = measured.counts.size
    figures = {"count": write_people(size), "missing": str(max(0, STRUCTURE_FROM - size))}
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
        "count": write_people(counts.strategic),
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


def _lean(value: float, below: str, above: str) -> str:
    if value < -LOPSIDED:
        return below
    return above if value > LOPSIDED else "mixed"


def _names(measured: MapMeasures, ids: tuple[str, ...]) -> str:
    names = ", ".join(measured.network_map.name(one) for one in ids[:MOST_NAMES])
    more = len(ids) - MOST_NAMES
    return f"{names} and {more} more" if more > 0 else names


# One finder a measure, in the order of the screen.
COMPOSITION: tuple[Callable[[MapMeasures], State], ...] = (
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
