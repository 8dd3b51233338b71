"""Two ratings of the same behaviour side by side: where they agree, and what is worth talking about.

Both sides answer the 24 items of the form for managers, two to a facet. The rule is aware of error: a
difference is a talking point from 25 points on, one step of the answer scale, and clear when it also exceeds
1.645 standard errors of a difference. Self and others are expected to differ (r = .22 on average, Heidemeier
and Moser 2009), so neither side is the measure of the other.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, hypot
from statistics import fmean
from typing import Literal

from netlearn.content.model import Instrument, Item, Network, NetworkId
from netlearn.domain.comparing import score_networks
from netlearn.domain.precision import PrecisionSet
from netlearn.domain.scoring import Profile, Score, count_needed, find_z

TALK_FROM = 25.0  # points: one step of the answer scale
MIDDLE = 50.0  # the anchor "Sometimes"
SEEN_SHARE = 1 / 4  # of the items: who has seen less than that has no view to set beside another

Standing = Literal["strength", "priority", "alike", "self-higher", "coach-higher", "unseen"]
Answer = int | Literal["unseen", "open"]
Ratings = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Gap:
    """One facet or network in both views.

    Attributes:
        id: A facet id or a network id.
        network: The network it belongs to.
        title: Its name.
        own: The coachee's score.
        coach: The coach's.
        points: Own minus coach's; None where one of the two has too few answers.
        standing: Alike, a shared strength or priority, one side higher, or not seen by one side.
        clear: Whether a talking point also exceeds measurement error.
    """

    id: str
    network: NetworkId
    title: str
    own: Score
    coach: Score
    points: float | None
    standing: Standing
    clear: bool = False


@dataclass(frozen=True, slots=True)
class ItemPair:
    """One item in both views: its two wordings, and both answers: a point, not seen, or left open."""

    id: str
    facet: str
    own_text: str
    coach_text: str
    own: Answer
    coach: Answer


@dataclass(frozen=True, slots=True)
class Filling:
    """How far a rating is filled: items with any answer, items with a point of the scale, what each needs."""

    answered: int
    needed: int
    rated: int
    rated_needed: int

    @property
    def enough(self) -> bool:
        """Whether it can be sealed."""
        return self.answered >= self.needed and self.rated >= self.rated_needed


@dataclass(frozen=True, slots=True)
class TwoViews:
    """Both views.

    Attributes:
        instrument: The questionnaire, cut to the items that both sides answer.
        own: The coachee's profile on these items.
        coach: The coach's.
        facets: Every facet in radar order.
        networks: Every network.
        items: Every item.
        elevation: Mean difference over the facets that both scored, in points; None without any.
    """

    instrument: Instrument
    own: Profile
    coach: Profile
    facets: tuple[Gap, ...]
    networks: tuple[Gap, ...]
    items: tuple[ItemPair, ...]
    elevation: float | None

    def list_standing(self, *standings: Standing) -> tuple[Gap, ...]:
        """The facets that stand so, in radar order."""
        return tuple(gap for gap in self.facets if gap.standing in standings)


def list_pair_items(instrument: Instrument) -> tuple[Item, ...]:
    """List the items that both sides answer, a facet after the other in turns, so that neighbours differ."""
    each = [[item for item in facet.items if item.manager] for facet in instrument.facets]
    longest = max((len(items) for items in each), default=0)
    return tuple(items[turn] for turn in range(longest) for items in each if turn < len(items))


def measure_filling(items: Collection[str], ratings: Ratings) -> Filling:
    """Measure how far a rating is filled: three quarters need an answer, a quarter a point of the scale.

    Without the second, somebody could seal nothing but "not seen" and read all that the other has said.

    Args:
        items: The ids of the form's items; answers to others do not count.
        ratings: What is answered; None where it was not seen or does not apply.
    """
    given = [ratings[item] for item in items if item in ratings]
    rated = sum(value is not None for value in given)
    return Filling(len(given), count_needed(len(items)), rated, ceil(SEEN_SHARE * len(items)))


def view_both(
    instrument: Instrument, own: Ratings, coach: Ratings, precision: PrecisionSet | None = None
) -> TwoViews:
    """Set two ratings side by side.

    Scores on half of the items are less reliable by Spearman-Brown, and their intervals wider.

    Args:
        instrument: The questionnaire.
        own: The coachee's answers by item id; None or absent where there is none. Others are left aside.
        coach: The coach's answers, likewise; an item not seen has none.
        precision: Reliability and SD of the scores on all items; by default those assumed.
    """
    cut = _cut(instrument)
    mine = score_networks(instrument, cut.networks, _keep(cut, own), precision)
    theirs = score_networks(instrument, cut.networks, _keep(cut, coach), precision)
    facets = tuple(
        _compare(facet.id, network.id, facet.title, mine.facets[facet.id], theirs.facets[facet.id])
        for network in cut.networks
        for facet in network.facets
    )
    differences = [gap.points for gap in facets if gap.points is not None]
    return TwoViews(
        instrument=cut,
        own=mine,
        coach=theirs,
        facets=facets,
        networks=tuple(
            _compare(one.id, one.id, one.title, mine.networks[one.id], theirs.networks[one.id])
            for one in cut.networks
        ),
        items=tuple(
            ItemPair(
                item.id, facet.id, item.text, item.manager or "", _read(own, item.id), _read(coach, item.id)
            )
            for facet in cut.facets
            for item in facet.items
        ),
        elevation=fmean(differences) if differences else None,
    )


def _read(ratings: Ratings, item: str) -> Answer:
    """An answer as it was given: an item that nobody came to was not said to be unseen."""
    if item not in ratings:
        return "open"
    value = ratings[item]
    return "unseen" if value is None else value


def _cut(instrument: Instrument) -> Instrument:
    """Leave the items of the form for managers, and what then has any."""
    networks: list[Network] = []
    for network in instrument.networks:
        facets = tuple(
            facet.model_copy(update={"items": items})
            for facet in network.facets
            if (items := tuple(item for item in facet.items if item.manager))
        )
        if facets:
            networks.append(network.model_copy(update={"facets": facets}))
    return instrument.model_copy(update={"networks": tuple(networks)})


def _keep(cut: Instrument, ratings: Ratings) -> dict[str, int | None]:
    """The answers to items of this form that lie on the scale."""
    known, scale = {item.id for item in cut.items}, range(cut.scale.low, cut.scale.high + 1)
    return {name: value for name, value in ratings.items() if name in known and value in scale}


def _compare(name: str, network: NetworkId, title: str, own: Score, coach: Score) -> Gap:
    if own.value is None or coach.value is None:
        return Gap(name, network, title, own, coach, None, "unseen")
    points, error = own.value - coach.value, hypot(own.sem, coach.sem)
    if abs(points) >= TALK_FROM:
        standing: Standing = "self-higher" if points > 0 else "coach-higher"
        return Gap(name, network, title, own, coach, points, standing, clear=abs(points) > find_z() * error)
    return Gap(name, network, title, own, coach, points, _level((own.value + coach.value) / 2, error / 2))


def _level(middle: float, error: float) -> Standing:
    """Read what both see alike by their mean: strong or thin only with the whole interval on one side."""
    reach = find_z() * error
    if middle - reach >= MIDDLE:
        return "strength"
    return "priority" if middle + reach <= MIDDLE else "alike"


def sort_talk(gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    """Order talking points by the size of the difference; equal ones keep the radar order."""
    return tuple(sorted(gaps, key=lambda gap: -abs(gap.points or 0.0)))
