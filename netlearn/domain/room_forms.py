"""The forms of the questionnaire that a room has time for: 12, 24 or all 48 items, and their scores."""

from collections.abc import Mapping, Sequence

from netlearn.content.model import Facet, Instrument, Item, RoomForm
from netlearn.domain.scoring import find_points, key_rating, score_profile

DOES_NOT_APPLY = "none"  # the answer that an item does not apply


def pick_items(instrument: Instrument, form: RoomForm) -> tuple[Item, ...]:
    """Pick the items of a form, a facet after the other in turns, so that neighbours differ.

    12 items are the first forward one of every facet; 24 add the reverse one, so that saying yes to all
    does not look like a habit; 48 are all.
    """
    each = {facet.id: _pick(facet, form) for facet in instrument.facets}
    longest = max(len(items) for items in each.values())
    return tuple(items[turn] for turn in range(longest) for items in each.values() if turn < len(items))


def read_ratings(answers: Mapping[str, Sequence[str]]) -> dict[str, int | None]:
    """Read stored answers as ratings by item id; None where an item does not apply."""
    return {
        item: None if answer[0] == DOES_NOT_APPLY else int(answer[0])
        for item, answer in answers.items()
        if answer
    }


def score_form(
    instrument: Instrument, form: RoomForm, ratings: Mapping[str, int | None]
) -> dict[str, float | None]:
    """Score what a form can tell: networks always, facets when each has two items or more.

    Returns:
        Points from 0 to 100 by network id and facet id; None for a gap.
    """
    items = {item.id for item in pick_items(instrument, form)}
    mine = {name: value for name, value in ratings.items() if name in items}
    if items == {item.id for item in instrument.items}:
        profile = score_profile(instrument, mine)
        scores = {**profile.networks, **profile.facets}
        return {name: score.value for name, score in scores.items()}
    points: dict[str, float | None] = {}
    for network in instrument.networks:
        asked = [item for facet in network.facets for item in facet.items if item.id in items]
        points[network.id] = _score(instrument, asked, mine)
    for facet in instrument.facets:
        asked = [item for item in facet.items if item.id in items]
        if len(asked) > 1:
            points[facet.id] = _score(instrument, asked, mine)
    return points


def _score(instrument: Instrument, items: Sequence[Item], ratings: Mapping[str, int | None]) -> float | None:
    keyed = [
        key_rating(item, value, instrument.scale)
        for item in items
        if (value := ratings.get(item.id)) is not None
    ]
    return find_points(sum(keyed), len(keyed), len(items), instrument.scale)


def _pick(facet: Facet, form: RoomForm) -> tuple[Item, ...]:
    forward = [item for item in facet.items if not item.reverse]
    backward = [item for item in facet.items if item.reverse]
    if form == 12:
        return tuple((forward or backward)[:1])
    if form == 24:
        return (*forward[:1], *backward[:1]) if backward else tuple(forward[:2])
    return facet.items
