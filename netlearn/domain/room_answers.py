"""What an activity asks and which answers it takes, whatever its kind: one text tuple an item."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from netlearn.content.model import (
    Activity,
    AssessmentActivity,
    CommitActivity,
    Course,
    FeedbackActivity,
    LineActivity,
    PollActivity,
    QuizActivity,
    Scenario,
    ScenarioActivity,
    SortActivity,
    WallActivity,
)
from netlearn.domain.grading import grade
from netlearn.domain.room_forms import DOES_NOT_APPLY, pick_items
from netlearn.domain.scenarios import play
from netlearn.errors import AnswerRefused

LINE = tuple(str(point) for point in range(1, 8))
ONLY = "answer"  # the item of an activity that asks one thing
BUDDY = "buddy"
LONGEST_PROMISE = 280
LONGEST_COMMENT = 280
NETWORKS = ("operational", "personal", "strategic")


def list_items(activity: Activity, course: Course, path: Sequence[str] = ()) -> tuple[str, ...]:
    """List what is to be answered; for a scenario, the scene that the room has come to."""
    match activity:
        case AssessmentActivity():
            return tuple(item.id for item in pick_items(course.instrument, activity.form))
        case QuizActivity():
            return tuple(name for name in activity.questions if name in course.questions)
        case SortActivity():
            return tuple(card.id for card in activity.cards)
        case ScenarioActivity():
            return (name_scene(path),)
        case PollActivity() | LineActivity() | CommitActivity() | FeedbackActivity():
            return (ONLY,)
        case WallActivity():
            return ()
        case _:
            assert_never(activity)


def name_scene(path: Sequence[str]) -> str:
    """Name the vote on one scene by how many choices led to it."""
    return f"scene-{len(path)}"


def list_choices(activity: ScenarioActivity, course: Course, path: Sequence[str]) -> tuple[str, ...]:
    """List the ids of the choices that are open in this scene; empty at an ending."""
    question = course.questions[activity.scenario]
    assert isinstance(question, Scenario)
    return tuple(choice.id for choice in play(question, tuple(path)).choices)


def check_answer(  # noqa: C901, PLR0911 -- a branch a kind
    activity: Activity, course: Course, item: str, answer: Sequence[str], path: Sequence[str] = ()
) -> tuple[str, ...]:
    """Give the answer in the form it is stored in.

    Raises:
        AnswerRefused: The activity does not ask this, or has no such answer.
    """
    if isinstance(activity, CommitActivity) and item == BUDDY:
        return _one_of(answer, ("yes", "no"))
    if item not in list_items(activity, course, path):
        raise AnswerRefused("This is not asked here.")
    match activity:
        case AssessmentActivity():
            points = tuple(str(point.value) for point in course.instrument.scale.points)
            return _one_of(answer, (*points, DOES_NOT_APPLY))
        case QuizActivity():
            return grade(course.questions[item], tuple(answer)).chosen
        case PollActivity():
            return _one_of(answer, tuple(option.id for option in activity.options))
        case LineActivity() | FeedbackActivity():
            return _one_of(answer, LINE)
        case SortActivity():
            return _one_of(answer, NETWORKS)
        case ScenarioActivity():
            return _one_of(answer, list_choices(activity, course, path))
        case CommitActivity():
            texts = tuple(" ".join(text.split()) for text in answer)
            if len(texts) != 2 or not all(0 < len(text) <= LONGEST_PROMISE for text in texts):
                raise AnswerRefused(f"Fill in both halves, each with at most {LONGEST_PROMISE} signs.")
            return texts
        case WallActivity():
            raise AnswerRefused("This is not asked here.")
        case _:
            assert_never(activity)


def check_comment(activity: Activity, text: str) -> str:
    """Give a short text as it is stored, on one line.

    Raises:
        AnswerRefused: It is empty or too long, or the activity takes none.
    """
    if not isinstance(activity, WallActivity | FeedbackActivity):
        raise AnswerRefused("No text is asked for here.")
    longest = activity.longest if isinstance(activity, WallActivity) else LONGEST_COMMENT
    words = " ".join(text.split())
    if not 0 < len(words) <= longest:
        raise AnswerRefused(f"Write something, with at most {longest} signs.")
    return words


def keep_latest(
    rows: Sequence[tuple[str, str, int, tuple[str, ...]]],
) -> dict[str, dict[str, tuple[str, ...]]]:
    """Let the answer of the latest round stand, by person and item.

    Args:
        rows: Person, item, round and answer, in any order.
    """
    latest: dict[str, dict[str, tuple[str, ...]]] = {}
    for person, item, _, answer in sorted(rows, key=lambda row: row[2]):
        latest.setdefault(person, {})[item] = answer
    return latest


def count_changed(
    before: Mapping[str, Mapping[str, tuple[str, ...]]], after: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> int:
    """Count the people whose answers differ between two moments, those who came or went included."""
    return sum(before.get(person) != after.get(person) for person in {*before, *after})


def _one_of(answer: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    if len(answer) != 1 or answer[0] not in known:
        raise AnswerRefused("Choose one of what is offered.")
    return (answer[0],)
