"""Reading a profile: sentences that claim no more than the intervals allow."""

from collections.abc import Iterable, Sequence

from netlearn.content.model import Instrument, NetworkId
from netlearn.domain.scoring import Profile, Score, differ, name_bands, round_points

_PLACES: dict[str, str] = {"operational": "inside", "personal": "outside", "strategic": "towards the future"}
_MIDDLE = 50  # the anchor "Sometimes": wholly above it reads strong, wholly below it reads thin


def describe_whole(instrument: Instrument, profile: Profile) -> str:
    """Say in one sentence how the networks stand to each other.

    A network is set above another only where the two differ beyond measurement noise; otherwise they
    are called even. "Strong" and "thin" need the whole interval on one side of the middle of the scale.
    """
    ranked = sorted(
        (score for score in profile.networks.values() if score.value is not None),
        key=lambda score: -(score.value or 0.0),
    )
    missing = [name for name, score in profile.networks.items() if score.value is None]
    if not ranked:
        return "There are not yet enough answers to describe your networks."
    if len(ranked) == 1:
        bands = name_bands(instrument, ranked[0])
        return f"So far only your {ranked[0].id} network has enough answers: {bands}."
    sentence = _compare(instrument, profile, ranked)
    if missing:
        sentence += f"; your {_join(missing)} network does not have enough answers yet"
    return f"{sentence}."


def describe_network(instrument: Instrument, profile: Profile, network_id: NetworkId) -> str:
    """Say where one network stands, and whether its facets can be told apart."""
    score = profile.networks[network_id]
    if score.value is None:
        return (
            f"Your {network_id} network does not have enough answers yet: "
            f"{score.answered} of {score.total} items are rated."
        )
    return (
        f"Your {network_id} network is {name_bands(instrument, score)} ({state_figures(score)}). "
        f"{_compare_facets(instrument, profile, network_id)}"
    )


def rank_facets(instrument: Instrument, profile: Profile) -> tuple[Score, ...]:
    """Order the facets from high to low, gaps last; equal ones keep the radar order."""
    scores = [profile.facets[facet.id] for facet in instrument.facets]
    return tuple(sorted(scores, key=lambda score: (score.value is None, -(score.value or 0.0))))


def state_figures(score: Score) -> str:
    """Give a score with its interval in whole points, for example "31, 90 % interval 13 to 49"."""
    if score.value is None:
        return "not enough answers"
    return f"{round_points(score.value)}, 90 % interval {state_interval(score)}"


def state_interval(score: Score) -> str:
    """Give the interval in whole points, for example "13 to 49"; nothing for a gap."""
    if score.low is None or score.high is None:
        return ""
    return f"{round_points(score.low)} to {round_points(score.high)}"


def _compare(instrument: Instrument, profile: Profile, ranked: Sequence[Score]) -> str:
    first, last = ranked[0], ranked[-1]
    if not differ(first, last):
        count = "three" if len(ranked) == len(profile.networks) else "two scored"
        level = f", {name_bands(instrument, profile.overall)} on the whole" if profile.overall.bands else ""
        return f"Your {count} networks stand about even{level}"
    top = [score for score in ranked if not differ(first, score) and differ(score, last)]
    bottom = [score for score in ranked if not differ(score, last) and differ(first, score)]
    between = [score for score in ranked if score not in (*top, *bottom)]
    sentence = (
        f"{_praise(top)} {_join(_PLACES[score.id] for score in top)}, "
        f"{_thin(bottom)} {_join(_PLACES[score.id] for score in bottom)}: "
        f"your {_join(score.id for score in top)} {_networks(top)} clearly above "
        f"your {_join(score.id for score in bottom)} {'ones' if len(bottom) > 1 else 'one'}"
    )
    if not between:
        return sentence
    apart = differ(first, between[0])
    return f"{sentence}, with your {between[0].id} network " + (
        "clearly between the two" if apart else "between them, too close to either to call"
    )


def _compare_facets(instrument: Instrument, profile: Profile, network_id: NetworkId) -> str:
    own = {
        facet.id: facet.title
        for network in instrument.networks
        if network.id == network_id
        for facet in network.facets
    }
    ranked = [
        score for score in rank_facets(instrument, profile) if score.id in own and score.value is not None
    ]
    if not differ(ranked[0], ranked[-1]):
        return "Its facets stand too close together to be ranked."
    return (
        f"Within it, {own[ranked[0].id]} seems to come more readily than {own[ranked[-1].id]}; "
        "a few items for each leave room for doubt."
    )


def _praise(scores: Sequence[Score]) -> str:
    return "Strong" if all((score.low or 0.0) >= _MIDDLE for score in scores) else "Livelier"


def _thin(scores: Sequence[Score]) -> str:
    return "thin" if all((score.high or 0.0) <= _MIDDLE for score in scores) else "quieter"


def _networks(scores: Sequence[Score]) -> str:
    return "networks stand" if len(scores) > 1 else "network stands"


def _join(words: Iterable[str]) -> str:
    return " and ".join(words)
