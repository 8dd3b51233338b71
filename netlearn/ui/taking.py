"""What a learner takes along: the parts of the report and the files, put together from the store."""

from datetime import datetime

from netlearn.content.model import Course
from netlearn.domain.assessing import keep_known
from netlearn.domain.check_ins import list_plans
from netlearn.domain.comparing import VERDICTS, compare_results
from netlearn.domain.if_then import write_obstacle, write_plan
from netlearn.domain.patterns import find_pattern
from netlearn.domain.plan_log import LIVE, name_states
from netlearn.domain.planning import plan_actions
from netlearn.domain.precision import PrecisionSet
from netlearn.domain.quality import check_answers, measure_pace, read_with_care
from netlearn.export.journal import Note
from netlearn.export.report import Report, ReportedAction
from netlearn.export.results import Result
from netlearn.store.assessments import Assessment
from netlearn.store.engine import Store
from netlearn.store.plans import list_plan_events
from netlearn.store.reflections import load_reflections
from netlearn.ui.network.evidence import read_evidence
from netlearn.ui.standing import read_plan, read_preferences, recall_instrument, score_assessment

CARE = (
    "Read this result with care: many of the answers are alike, contradict each other or came fast. That may "
    "be just how it is."
)


def gather_result(assessment: Assessment, course: Course, precision: PrecisionSet | None) -> Result:
    """One result with its answers and scores."""
    instrument = recall_instrument(assessment, course.instrument)
    profile, mindset = score_assessment(assessment, instrument, precision)
    return Result(
        instrument=instrument,
        completed_at=assessment.submitted_at or assessment.started_at,
        ratings=keep_known(assessment.ratings, instrument),
        reasons={name: rating.reason for name, rating in assessment.ratings.items() if rating.reason},
        profile=profile,
        mindset=mindset,
    )


def gather_report(
    store: Store,
    learner: str,
    course: Course,
    submitted: tuple[Assessment, ...],
    precision: PrecisionSet,
    *,
    plan: bool,
    notes: tuple[Note, ...],
) -> Report:
    """The report on the newest result.

    Args:
        store: An open database.
        learner: Whose report it is.
        course: The course in service.
        submitted: Their results, newest first, at least one.
        precision: How exact scores are.
        plan: Whether the plan goes into it.
        notes: The extracts of the journal that go into it.
    """
    latest = submitted[0]
    result = gather_result(latest, course, precision)
    found = find_pattern(result.profile)
    values = {name: rating.value for name, rating in latest.ratings.items()}
    pace = measure_pace(rating.rated_at for rating in latest.ratings.values())
    shown = [item for page in latest.shown_order for item in page]
    careful = read_with_care(check_answers(result.instrument, values, shown, pace))
    return Report(
        title="My networks",
        completed_at=result.completed_at,
        instrument=result.instrument,
        profile=result.profile,
        narratives=course.narratives,
        pattern=course.patterns.get(found) if found else None,
        cautions=[CARE] if careful else [],
        changes=_tell_changes(course, submitted, precision),
        actions=_list_actions(store, learner, course, result) if plan else [],
        notes=notes,
        precision=f"Reliability and spread are {precision.label}.",
    )


def list_notes(store: Store, learner: str, course: Course) -> tuple[Note, ...]:
    """What the learner wrote to reflections, in course order."""
    return tuple(find_notes(store, learner, course).values())


def find_notes(store: Store, learner: str, course: Course, until: datetime | None = None) -> dict[str, Note]:
    """The same by "lesson id/block id"; with `until`, only those that nobody has changed since."""
    saved = load_reflections(store, learner)
    return {
        f"{lesson.id}/{block.id}": Note(lesson.title, block.prompt, kept.text, kept.written_at.date())
        for lesson in course.lessons.values()
        for block in lesson.blocks
        if block.kind == "reflection"
        and (kept := saved.get((lesson.id, block.id)))
        and (until is None or kept.written_at <= until)
    }


def _tell_changes(course: Course, submitted: tuple[Assessment, ...], precision: PrecisionSet) -> list[str]:
    """What changed since the result before the newest, network by network."""
    if len(submitted) < 2:
        return []
    after, before = submitted[:2]
    new, old = (recall_instrument(one, course.instrument) for one in (after, before))
    earlier, later = keep_known(before.ratings, old), keep_known(after.ratings, new)
    changes = compare_results(old, earlier, new, later, precision).networks
    titles: dict[str, str] = {network.id: network.title for network in new.networks}
    return [
        f"{titles[one.id]}: {one.points:+.0f} points, {VERDICTS[one.verdict]}."
        for one in changes.values()
        if one.points is not None
    ]


def _list_actions(store: Store, learner: str, course: Course, result: Result) -> list[ReportedAction]:
    """The actions in hand, those to begin with, and those done."""
    states = name_states(read_plan(store, learner))
    plans = list_plans(list_plan_events(store, learner))
    evidence = read_evidence(store, learner)  # of which nothing that names a contact is taken
    plan = plan_actions(
        result.instrument,
        course.actions.values(),
        result.profile,
        read_preferences(store, learner),
        result.mindset,
        decided=states,
        map_evidence=evidence.points,
        map_facts=evidence.facts,
    )
    shown = [
        *(one for one in plan.ranked if one.state in LIVE),
        *plan.recommended,
        *(one for one in plan.ranked if one.state == "done"),
    ]
    return [
        ReportedAction(
            title=one.action.title,
            state="suggested" if one.state == "open" else one.state,
            because=one.because[0],
            plan=write_plan(mine) if (mine := plans.get(one.action.id)) else "",
            obstacle=write_obstacle(mine) if mine else "",
        )
        for one in shown
    ]
