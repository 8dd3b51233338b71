"""What several screens ask first: the learner's drafts, results, profile and plan, read from the store."""

from dataclasses import dataclass
from typing import get_args

from netlearn.content.model import Instrument, NetworkId
from netlearn.domain.assessing import keep_known
from netlearn.domain.plan_log import ActionStatus, fold_plan
from netlearn.domain.precision import PrecisionSet, assume_precision
from netlearn.domain.scoring import MindsetScore, Profile, score_mindset, score_profile
from netlearn.domain.snapshots import thaw_instrument
from netlearn.domain.weighing import Preferences, Role, WorkMode
from netlearn.store.assessments import Assessment, list_assessments
from netlearn.store.engine import Store
from netlearn.store.plans import list_plan_events, load_preferences

GOALS: tuple[NetworkId, ...] = get_args(NetworkId)
WORK_MODES: tuple[WorkMode, ...] = get_args(WorkMode)
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Results:
    """The open draft and the submitted assessments, newest first."""

    draft: Assessment | None
    submitted: tuple[Assessment, ...]

    @property
    def latest(self) -> Assessment | None:
        """The newest submitted one."""
        return self.submitted[0] if self.submitted else None


def read_results(store: Store, learner: str) -> Results:
    """The learner's assessments, sorted."""
    every = list_assessments(store, learner)
    done = [(one.submitted_at, one) for one in every if one.submitted_at]
    return Results(
        draft=next((one for one in every if one.submitted_at is None), None),
        submitted=tuple(one for _, one in sorted(done, key=lambda pair: pair[0], reverse=True)),
    )


def score_assessment(
    assessment: Assessment, instrument: Instrument, precision: PrecisionSet | None = None
) -> tuple[Profile, MindsetScore]:
    """The profile and the mind-set score of an assessment.

    Args:
        assessment: The answers.
        instrument: The one that was answered, see `recall_instrument`.
        precision: How exact scores are; what the instrument assumes for those that it does not name.
    """
    values = keep_known(assessment.ratings, instrument)
    exact = PrecisionSet({**assume_precision(instrument).scores, **(precision.scores if precision else {})})
    return score_profile(instrument, values, exact), score_mindset(instrument.mindset, values)


def recall_instrument(assessment: Assessment, today: Instrument) -> Instrument:
    """The instrument as it was when this was submitted; today's where none was kept, or for a draft."""
    return thaw_instrument(assessment.snapshot, today)


def read_plan(store: Store, learner: str) -> dict[str, ActionStatus]:
    """Where each action of the plan stands."""
    return fold_plan(list_plan_events(store, learner))


def read_preferences(store: Store, learner: str) -> Preferences:
    """The learner's wishes for the plan, or the usual ones."""
    saved, usual = load_preferences(store, learner), Preferences()
    if saved is None:
        return usual
    return Preferences(
        goal=next((goal for goal in GOALS if goal == saved.goal), None),
        weekly_minutes=saved.weekly_minutes or usual.weekly_minutes,
        work_mode=next((mode for mode in WORK_MODES if mode == saved.work_mode), usual.work_mode),
        role=next((role for role in ROLES if role == saved.role), usual.role),
        even_weights=saved.even_weights,
    )
