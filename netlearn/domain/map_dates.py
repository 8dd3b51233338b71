"""Two maps of different dates: who came, who left, and what the measures did."""

from dataclasses import dataclass

from netlearn.domain.contacts import NetworkMap, stop
from netlearn.domain.map_measures import NOT_TOLD, MapMeasures, measure_map


@dataclass(frozen=True, slots=True)
class MapChange:
    """What lies between two maps.

    Attributes:
        came: Initials of contacts on the later map alone.
        left: Initials of contacts on the earlier map alone.
        rows: Measures as words: name, earlier, later.
        sentence: The change of people in a sentence.
    """

    came: tuple[str, ...]
    left: tuple[str, ...]
    rows: tuple[tuple[str, str, str], ...]
    sentence: str


def compare_maps(earlier: NetworkMap, later: NetworkMap) -> MapChange:
    """Compare two maps; contacts are known by their ids, which a copy keeps."""
    before, after = {one.id for one in earlier.contacts}, {one.id for one in later.contacts}
    came = tuple(one.initials for one in later.contacts if one.id not in before)
    left = tuple(one.initials for one in earlier.contacts if one.id not in after)
    rows = tuple(
        (title, one, other)
        for (title, one), (_, other) in zip(
            _list_values(measure_map(earlier)), _list_values(measure_map(later)), strict=True
        )
    )
    return MapChange(came, left, rows, _say(came, left))


def _say(came: tuple[str, ...], left: tuple[str, ...]) -> str:
    parts = []
    if came:
        parts.append(stop(f"New on the map: {', '.join(came)}"))
    if left:
        parts.append(stop(f"No longer on it: {', '.join(left)}"))
    return " ".join(parts) or "The same people stand on both maps."


def _list_values(measured: MapMeasures) -> list[tuple[str, str]]:
    structure, counts, whole = measured.structure, measured.counts, measured.whole
    return [
        ("Contacts", str(counts.size)),
        ("Outside", str(counts.outside)),
        ("Strategic", str(counts.strategic)),
        ("Outside and strategic", str(counts.outside_strategic)),
        ("Density", _word(structure.density if structure else None)),
        ("Separate sources", _word(structure.effective_size if structure else None)),
        ("Constraint", _word(structure.constraint if structure else None)),
        ("Leaning on one person", _word(structure.hierarchy if structure else None)),
        ("Separate worlds", str(structure.components) if structure else NOT_TOLD),
        ("Inside and outside (E-I)", _word(whole.ei_organisation)),
        ("Sought out", _word(counts.sought_out_share)),
        ("Giving and getting", _word(whole.give_balance)),
    ]


def _word(value: float | None) -> str:
    return NOT_TOLD if value is None else f"{value:.2f}"
