"""A first plan from a workshop's self-assessment: few steps for the thinnest network, and why these."""

from collections.abc import Mapping
from dataclasses import dataclass

from netlearn.content.model import Action, Course, NetworkId, RoomForm
from netlearn.domain.planning import Preferences, plan_actions
from netlearn.domain.room_forms import score_form
from netlearn.domain.scoring import round_points, score_profile

FEW = 3
_EFFORTS = {"quick": 0, "hour": 1, "ongoing": 2}


@dataclass(frozen=True, slots=True)
class FirstStep:
    """Something to do, the network it strengthens, and the reason in a sentence."""

    action: Action
    network: NetworkId
    because: str


def pick_first_steps(
    course: Course, form: RoomForm, ratings: Mapping[str, int | None]
) -> tuple[FirstStep, ...]:
    """Pick what to begin with.

    The long form gives the plan of the course. A short one tells networks apart and no more: it gives the
    quickest action of each facet in the lowest network, at most three.

    Args:
        course: The actions and the questionnaire.
        form: How many items were asked.
        ratings: The answers, None where an item does not apply.

    Returns:
        Nothing when too little was answered to tell the networks apart.
    """
    instrument = course.instrument
    if form == 48:
        profile = score_profile(instrument, ratings)
        plan = plan_actions(instrument, course.actions.values(), profile, Preferences())
        return tuple(FirstStep(one.action, one.need.network, one.because[0]) for one in plan.recommended)
    scores = score_form(instrument, form, ratings)
    known = [
        (points, network) for network in instrument.networks if (points := scores[network.id]) is not None
    ]
    if len(known) < len(instrument.networks):
        return ()
    points, lowest = min(known, key=lambda pair: pair[0])
    quickest: dict[str, Action] = {}
    for action in sorted(
        course.actions.values(), key=lambda one: (_EFFORTS[one.effort], one.minutes, one.id)
    ):
        if action.facet in {facet.id for facet in lowest.facets}:
            quickest.setdefault(action.facet, action)
    title = lowest.title[:1].lower() + lowest.title[1:]
    because = f"Of the three, your {title} came out lowest, at about {round_points(points)} of 100."
    return tuple(FirstStep(action, lowest.id, because) for action in list(quickest.values())[:FEW])
