"""Planning: needs, ranked actions and the few to begin with; the same inputs give the same plan."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from netlearn.content.model import Action, Instrument
from netlearn.domain.because import explain
from netlearn.domain.choosing import Recommendation, choose, rank
from netlearn.domain.needs import UPKEEP, measure_needs
from netlearn.domain.scoring import MindsetScore, Profile
from netlearn.domain.weighing import Preferences, measure_fit, weigh, weigh_network

__all__ = ["Plan", "Preferences", "Recommendation", "plan_actions"]

_NOTHING: Mapping[str, str] = MappingProxyType({})
_NO_EVIDENCE: Mapping[str, float] = MappingProxyType({})
_NO_FACTS: Mapping[str, Sequence[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Plan:
    """What to begin with, and everything else in order.

    Attributes:
        recommended: New actions to begin with; with the live ones never more than three.
        ranked: Every action, the most useful first, whatever its state.
        maintenance: Nothing lies below its target, so the plan keeps things alive and passes them on.
        notes: Sentences on the plan as a whole.
    """

    recommended: tuple[Recommendation, ...] = ()
    ranked: tuple[Recommendation, ...] = ()
    maintenance: bool = False
    notes: tuple[str, ...] = ()


def plan_actions(
    instrument: Instrument,
    actions: Iterable[Action],
    profile: Profile | None,
    preferences: Preferences,
    mindset: MindsetScore | None = None,
    *,
    decided: Mapping[str, str] = _NOTHING,
    map_evidence: Mapping[str, float] = _NO_EVIDENCE,
    map_facts: Mapping[str, Sequence[str]] = _NO_FACTS,
) -> Plan:
    """Rank all actions by priority and choose the few to begin with.

    Ties go to the lower effort, then to the id. See `choosing.choose` for what the choice must hold.

    Args:
        instrument: The questionnaire.
        actions: All actions; those of facets the instrument does not have are left out.
        profile: The scores; without any there is nothing to plan.
        preferences: Goal, time and place of work.
        mindset: Attitude; decides the tone of the actions, never a need.
        decided: The state of actions already decided on, by action id (see `plan_log.name_states`).
        map_evidence: What the map of contacts adds to a need, by facet id, 0 to 0.30.
        map_facts: Why it does, by facet id, naming nobody.
    """
    if profile is None or all(score.value is None for score in profile.facets.values()):
        return Plan(notes=("The plan begins once the self-assessment has enough answers.",))
    needs = measure_needs(instrument, profile, preferences.goal, map_evidence)
    unscored = tuple(facet for facet, score in profile.facets.items() if score.value is None)
    maintenance = not any(need.size for need in needs.values())
    recommendations = []
    for action in actions:
        need = needs.get(action.facet)
        if need is None:
            continue
        size = UPKEEP if maintenance and action.facet not in unscored else need.size
        fit = measure_fit(action, preferences, mindset, maintenance=maintenance)
        recommendations.append(
            Recommendation(
                action=action,
                need=need,
                fit=fit,
                priority=weigh(action, size, weigh_network(need.network, preferences), fit),
                because=explain(
                    action,
                    need,
                    instrument=instrument,
                    profile=profile,
                    preferences=preferences,
                    mindset=mindset,
                    map_facts=map_facts.get(action.facet, ()),
                ),
                state=decided.get(action.id, "open"),
            )
        )
    ranked = rank(recommendations)
    return Plan(
        recommended=choose(ranked, maintenance=maintenance),
        ranked=ranked,
        maintenance=maintenance,
        notes=_note(instrument, unscored, maintenance=maintenance),
    )


def _note(instrument: Instrument, unscored: tuple[str, ...], *, maintenance: bool) -> tuple[str, ...]:
    notes = []
    if maintenance:
        notes.append(
            "Nothing lies below its target, so this plan keeps your networks alive and passes your habits on."
        )
    if unscored:
        titles = ", ".join(facet.title for facet in instrument.facets if facet.id in unscored)
        notes.append(f"Nothing can be said yet about {titles}: there are not enough answers.")
    return tuple(notes)
