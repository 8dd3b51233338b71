"""Habits beside the map: where the self-rating and the list of people say the same, and where not.

Neither is called wrong. Habits are of the last three months, a map is of years, and both have gaps; so what
does not agree is put as a question.
"""

from collections.abc import Callable
from dataclasses import dataclass

from netlearn.content.model import Instrument
from netlearn.domain.contacts import STRUCTURE_FROM
from netlearn.domain.map_cuts import LOPSIDED, MUTUAL_WITHIN, SELF_INTRODUCED_ABOVE
from netlearn.domain.map_measures import MapMeasures
from netlearn.domain.scoring import Profile, Score, name_bands

MIDDLE = 50  # points: an interval wholly above is a habit, one wholly below is rare


@dataclass(frozen=True, slots=True)
class Comparison:
    """A facet beside what the map shows about it.

    Attributes:
        facet: The facet id.
        agrees: Whether both point the same way.
        text: Both in a sentence; where they differ, a question follows.
    """

    facet: str
    agrees: bool
    text: str


def compare_habits(instrument: Instrument, profile: Profile, measured: MapMeasures) -> tuple[Comparison, ...]:
    """Compare the facets that both sources speak about; the ones that differ come first.

    A facet is left out when its interval crosses the middle of the scale or the map is silent about it.
    """
    facets = {facet.id: facet for facet in instrument.facets}
    found = []
    for facet_id, look in _LOOKS.items():
        score, seen = profile.facets.get(facet_id), look(measured)
        if score is None or seen is None or (rated := _judge(score)) is None:
            continue
        shown, strong = seen
        habit = (
            f"You rated {facets[facet_id].title} {name_bands(instrument, score)}, and your map shows {shown}"
        )
        agrees = rated == strong
        text = (
            f"{habit}. The two agree." if agrees else f"{habit}. Which of them is nearer to how things are?"
        )
        found.append(Comparison(facet_id, agrees, text))
    return tuple(sorted(found, key=lambda one: one.agrees))


def _judge(score: Score) -> bool | None:
    """True for a habit, False for something rare, None in between or for a gap."""
    if score.value is None or score.low is None or score.high is None:
        return None
    if score.low >= MIDDLE:
        return True
    return False if score.high <= MIDDLE else None


def _look_outside(measured: MapMeasures) -> tuple[str, bool] | None:
    counts, value = measured.counts, measured.whole.ei_organisation
    placed = counts.inside + counts.outside
    if value is None or placed < STRUCTURE_FROM:
        return None
    return f"{counts.outside} of {placed} people outside", value >= -LOPSIDED


def _look_introduced(measured: MapMeasures) -> tuple[str, bool] | None:
    share, known = measured.whole.self_introduced_share, measured.counts.introduced_known
    if share is None or known < STRUCTURE_FROM:
        return None
    helped = known - round(share * known)
    return f"{helped} of {known} people met by way of others", share <= SELF_INTRODUCED_ABOVE


def _look_dormant(measured: MapMeasures) -> tuple[str, bool] | None:
    quiet, known = len(measured.counts.dormant), measured.counts.contact_known
    if known < STRUCTURE_FROM:
        return None
    return f"{quiet} of {known} people silent for three years or more", quiet <= known / 4


def _look_function(measured: MapMeasures) -> tuple[str, bool] | None:
    contacts = measured.network_map.contacts
    known = [one.function for one in contacts if one.function]
    if len(known) < STRUCTURE_FROM:
        return None
    other = known.count("different")
    return f"{other} of {len(known)} people who do another kind of work", other >= len(known) / 4


def _look_ahead(measured: MapMeasures) -> tuple[str, bool] | None:
    counts = measured.counts
    if counts.strategic_share is None or counts.size < STRUCTURE_FROM:
        return None
    return f"{counts.strategic} of {counts.size} people in the strategic network", counts.strategic >= 3


def _look_leverage(measured: MapMeasures) -> tuple[str, bool] | None:
    counts = measured.counts
    if counts.inside + counts.outside < STRUCTURE_FROM or counts.strategic_share is None:
        return None
    number = counts.outside_strategic
    return f"{number or 'nobody'} outside in the strategic network", number >= 2


def _look_giving(measured: MapMeasures) -> tuple[str, bool] | None:
    value = measured.whole.give_balance
    if value is None:
        return None
    word = "about as much given as got" if abs(value) <= MUTUAL_WITHIN else "more given than got"
    return ("more got than given", False) if value < -MUTUAL_WITHIN else (word, True)


# The facets of the questionnaire about which a list of people can say something.
_LOOKS: dict[str, Callable[[MapMeasures], tuple[str, bool] | None]] = {
    "P1": _look_outside,
    "P2": _look_introduced,
    "P4": _look_dormant,
    "S1": _look_function,
    "S2": _look_ahead,
    "S3": _look_leverage,
    "S4": _look_giving,
}
