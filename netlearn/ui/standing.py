"""What several screens ask first: the learner's drafts, results, profile and plan, read from the store."""

from dataclasses import dataclass

from netlearn.content.model import Instrument
from netlearn.domain.plan_log import ActionStatus, fold_plan
from netlearn.domain.progress import Standing
from netlearn.domain.scoring import MindsetScore, Profile, score_mindset, score_profile
from netlearn.domain.weighing import Preferences
from netlearn.store.assessments import Assessment, list_assessments
from netlearn.store.engine import Store
from netlearn.store.plans import list_plan_events, load_preferences


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
    """Ratings by item id; what does not apply is None, and items that are gone from the instrument are left out."""
    known = {item.id for item in (*instrument.items, *instrument.mindset.items)}
    return {item: rating.value for item, rating in assessment.ratings.items() if item in known}


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
        goal=saved.goal,
        weekly_minutes=saved.weekly_minutes or usual.weekly_minutes,
        work_mode=saved.work_mode or usual.work_mode,
    )
