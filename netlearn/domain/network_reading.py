"""Reading a map: what each measure suggests, in the words that authors wrote."""

from dataclasses import dataclass

from netlearn.content.model import NetworkFile
from netlearn.domain.contacts import CORE_SIZE, STRUCTURE_FROM
from netlearn.domain.map_cuts import State
from netlearn.domain.map_measures import MapMeasures
from netlearn.domain.map_states import find_states

# What most people have not seen before, the most telling first.
NOTABLE: tuple[tuple[str, str], ...] = (
    ("strategic", "none"),
    ("hierarchy", "leaning"),
    ("constraint", "gatekeeper"),
    ("organisation", "inside"),
    ("strategic", "inside-only"),
    ("density-strategic", "closed"),
    ("constraint", "tighter"),
    ("self-introduced", "high"),
    ("level", "no-seniors"),
    ("giving", "taking"),
    ("density-operational", "open"),
    ("dormant", "some"),
    ("function", "same"),
    ("closeness", "close"),
    ("sought-out", "seldom"),
    ("components", "several"),
    ("density-personal", "closed"),
    ("brokers", "some"),
    ("freshness", "none"),
    ("density", "closed"),
    ("density", "open"),
    ("organisation", "outside"),
    ("giving", "giving"),
    ("organisation", "mixed"),
    ("size", "few"),
)


@dataclass(frozen=True, slots=True)
class MapReading:
    """One measure put into words.

    Attributes:
        measure: Its id.
        state: The state it is in.
        group: reach, structure, people or exchange.
        title: Its name on the screen.
        text: What the map suggests.
        means: What the measure is, with its limits.
        sources: Ids of sources.
    """

    measure: str
    state: str
    group: str
    title: str
    text: str
    means: str
    sources: tuple[str, ...]


def read_map(measured: MapMeasures, words: NetworkFile) -> tuple[MapReading, ...]:
    """Put every measure that can be shown into words."""
    return tuple(_word(state, words) for state in find_states(measured))


def pick_findings(readings: tuple[MapReading, ...], most: int = 3) -> tuple[MapReading, ...]:
    """The few readings to show first: those that people rarely expect."""
    found = {(one.measure, one.state): one for one in readings}
    return tuple(found[key] for key in NOTABLE if key in found)[:most]


def say_basis(measured: MapMeasures) -> str:
    """What the measures of structure rest on, so that nobody takes a part for the whole."""
    size, core = measured.counts.size, len(measured.core)
    if measured.structure is None:
        return (
            f"How your contacts hang together can be read from {STRUCTURE_FROM} of them on; you have {size}."
        )
    asked = measured.asked
    who = f"all {size} contacts" if core == size else f"your core of {core} out of {size} contacts"
    if asked == core:
        return f"How they hang together rests on {who}, each of whom you were asked about."
    return (
        f"How they hang together rests on {who}. You have said of {asked} of them whom they know; "
        "pairs not spoken of count as not knowing each other."
    )


def say_core(count: int) -> str:
    """Why a long list is asked about in part."""
    pairs, few = count * (count - 1) // 2, CORE_SIZE * (CORE_SIZE - 1) // 2
    return f"{count} contacts are {pairs} pairs to think about; a core of {CORE_SIZE} is {few}."


def _word(state: State, words: NetworkFile) -> MapReading:
    reading = words.reading(state.measure)
    return MapReading(
        measure=state.measure,
        state=state.name,
        group=reading.group,
        title=reading.title,
        text=reading.says[state.name]
        .format_map(dict(state.figures))
        .replace("..", "."),  # initials end in one
        means=reading.means,
        sources=reading.sources,
    )
