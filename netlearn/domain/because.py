"""Because lines: the reasons behind a recommended action, with their figures."""

from collections.abc import Collection, Sequence

from netlearn.content.model import Action, Facet, Instrument
from netlearn.domain.needs import GOAL_TARGET, Need
from netlearn.domain.reading import state_figures, state_interval
from netlearn.domain.scoring import MindsetScore, Profile, Score, differ, name_bands, round_points
from netlearn.domain.weighing import Preferences, is_unsure, weigh_network

_FROM_MAP = "Your map of contacts"
_STRONG = 50  # a strength has its whole interval at or above the middle of the scale


def explain(
    action: Action,
    need: Need,
    *,
    instrument: Instrument,
    profile: Profile,
    preferences: Preferences,
    mindset: MindsetScore | None,
    map_facts: Sequence[str] = (),
) -> tuple[str, ...]:
    """List the reasons for an action; the first names facet, score, interval, bands and evidence tier.

    `map_facts` are what the map of contacts says about the facet; they name nobody.
    """
    facets = {facet.id: facet for facet in instrument.facets}
    facet, score = facets[action.facet], profile.facets[action.facet]
    lines = [_state_score(instrument, facet, score, action)]
    if score.value is not None:
        lines.append(_state_need(need))
    if need.evidence:
        facts = f": {'; '.join(map_facts)}" if map_facts else ""
        lines.append(f"{_FROM_MAP} adds {need.evidence:.2f} to this need{facts}.")
    weight = weigh_network(need.network, preferences)
    if weight != 1:
        lines.append(
            f"The {need.network} network is weighted {weight:g}: it matters most and is built least. "
            "That is the framework's claim; you can switch it off."
        )
    strength = find_strength(instrument, profile, action.facet)
    if need.gap and strength:
        lines.append(f"Build on what comes readily: {facets[strength.id].title} ({state_figures(strength)}).")
    if preferences.work_mode in action.suits:
        lines.append(
            "It suits remote work." if preferences.work_mode == "remote" else "It suits work on site."
        )
    if preferences.role in action.suits:
        new = preferences.role == "newcomer"
        lines.append("It suits somebody new in a role." if new else "It suits somebody with a senior role.")
    if "unsure" in action.suits and is_unsure(mindset):
        lines.append("It is made for people who find making contact awkward or insincere.")
    if action.minutes > preferences.weekly_minutes:
        have = preferences.weekly_minutes
        lines.append(f"It takes {action.minutes} minutes, more than the {have} you set aside for a week.")
    return tuple(lines)


def split_reasons(because: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The reasons that stand on a card itself, which are the figures and what the map says; and the rest."""
    mapped = tuple(line for line in because[1:] if line.startswith(_FROM_MAP))
    return (*because[:1], *mapped), tuple(line for line in because[1:] if line not in mapped)


def find_strength(
    instrument: Instrument, profile: Profile, facet_id: str, *, besides: Collection[str] = ()
) -> Score | None:
    """Find the highest facet of another network that is clearly above this one and above the middle.

    Those named in `besides` are passed over.
    """
    own = {
        facet.id
        for network in instrument.networks
        if any(facet.id == facet_id for facet in network.facets)
        for facet in network.facets
    }
    strengths = [
        score
        for score in profile.facets.values()
        if score.id not in own
        and score.id not in besides
        and score.value is not None
        and (score.low or 0.0) >= _STRONG
        and differ(score, profile.facets[facet_id])
    ]
    return max(strengths, key=lambda score: score.value or 0.0, default=None)


def _state_score(instrument: Instrument, facet: Facet, score: Score, action: Action) -> str:
    tier = f"evidence tier {action.evidence}"
    if score.value is None:
        return f"{facet.title}: not enough answers for a score; {tier}."
    figures = f"{round_points(score.value)} (90 % interval {state_interval(score)})"
    return f"{facet.title} stands at {figures}: {name_bands(instrument, score)}; {tier}."


def _state_need(need: Need) -> str:
    why = " because you chose this network" if need.target == GOAL_TARGET else ""
    if not need.gap:
        return f"That is at or above {need.target}, the level the plan aims for{why}: this keeps it alive."
    sure = (
        "almost certainly" if need.certainty > 0.99 else f"with a probability of {100 * need.certainty:.0f} %"
    )
    return f"That is below {need.target}, the level the plan aims for{why}, {sure}."
