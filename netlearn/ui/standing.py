"""What several screens ask first: the learner's drafts, results, profile and plan, read from the store."""

from dataclasses import dataclass
from typing import get_args

from netlearn.content.model import Instrument, Item, MindsetItem, NetworkId
from netlearn.domain.plan_log import ActionStatus, fold_plan
from netlearn.domain.progress import Standing
from netlearn.domain.scoring import MindsetScore, Profile, score_mindset, score_profile
from netlearn.domain.weighing import Preferences, WorkMode
from netlearn.store.assessments import Assessment, list_assessments
from netlearn.store.engine import Store
from netlearn.store.plans import list_plan_events, load_preferences

GOALS: tuple[NetworkId, ...] = get_args(NetworkId)
WORK_MODES: tuple[WorkMode, ...] = get_args(WorkMode)


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
    done = [one for one in every if one.submitted_at]
    return Results(
        draft=next((one for one in every if one.submitted_at is None), None),
        submitted=tuple(sorted(done, key=lambda one: str(one.submitted_at), reverse=True)),
    )


def rating_values(assessment: Assessment, instrument: Instrument) -> dict[str, int | None]:
    """Ratings by item id: None where it does not apply; items the instrument has lost are left out."""
    known = list_items(instrument)
    return {item: rating.value for item, rating in assessment.ratings.items() if item in known}


def list_items(instrument: Instrument) -> dict[str, Item | MindsetItem]:
    """Every statement that is asked, those on mind-set too, by id."""
    items: tuple[Item | MindsetItem, ...] = (*instrument.items, *instrument.mindset.items)
    return {item.id: item for item in items}


def score_assessment(assessment: Assessment, instrument: Instrument) -> tuple[Profile, MindsetScore]:
    """The profile and the mind-set score of an assessment."""
    values = rating_values(assessment, instrument)
    return score_profile(instrument, values), score_mindset(instrument.mindset, values)


def read_standing(results: Results, total: int) -> Standing:
    """How far the questionnaire is, for deciding on the next step."""
    draft, latest = results.draft, results.latest
    touched = None
    if draft and draft.ratings:
        touched = max(rating.rated_at for rating in draft.ratings.values())
    return Standing(
        answered=len(draft.ratings) if draft else 0,
        total=total,
        touched_at=touched,
        submitted_at=latest.submitted_at if latest else None,
    )


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
    )
