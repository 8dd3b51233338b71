"""Simulated people for a rehearsal: answers that look like a room's, and are nobody's."""

from random import Random
from typing import assert_never

from netlearn.content.model import (
    Activity,
    AssessmentActivity,
    Blank,
    Categorise,
    CommitActivity,
    Course,
    FeedbackActivity,
    LineActivity,
    Match,
    Multi,
    Open,
    Order,
    PollActivity,
    Question,
    QuizActivity,
    Rating,
    Scenario,
    ScenarioActivity,
    Single,
    SortActivity,
    TrueFalse,
    WallActivity,
)
from netlearn.domain.arranging import join_pairs
from netlearn.domain.room_answers import BUDDY, LINE, NETWORKS, ONLY, list_choices, name_scene
from netlearn.domain.room_forms import pick_items
from netlearn.domain.scenarios import find_endings

_TEXTS = (
    "Someone in another department who says what will change before it does",
    "A supplier I only write to when something is late",
    "My first manager, whom I have not called for three years",
    "Two people from the evening course",
    "The person who really decides about budgets",
    "Nobody outside the building, if I am honest",
    "A customer who tells me what others are doing",
    "The planner on the night shift",
)


def simulate_answers(  # noqa: PLR0911 -- a branch a kind
    activity: Activity, course: Course, rng: Random, path: tuple[str, ...] = ()
) -> dict[str, tuple[str, ...]]:
    """Make up answers by item; empty for a wall, which takes texts."""
    match activity:
        case AssessmentActivity():
            points = [point.value for point in course.instrument.scale.points]
            lean = rng.uniform(-1, 1)
            return {
                item.id: (str(min(max(round(rng.gauss(3 + lean, 1)), points[0]), points[-1])),)
                for item in pick_items(course.instrument, activity.form)
            }
        case QuizActivity():
            asked = [course.questions[name] for name in activity.questions if name in course.questions]
            return {question.id: simulate_question(question, rng) for question in asked}
        case PollActivity():
            return {ONLY: (rng.choice(activity.options).id,)}
        case LineActivity() | FeedbackActivity():
            return {ONLY: (rng.choice(LINE),)}
        case SortActivity():
            return {
                card.id: (card.network if rng.random() < 0.7 else rng.choice(NETWORKS),)
                for card in activity.cards
            }
        case ScenarioActivity():
            choices = list_choices(activity, course, path)
            return {name_scene(path): (rng.choice(choices),)} if choices else {}
        case CommitActivity():
            promise = ("it is Monday at nine", "I write to one person I have neglected")
            return {ONLY: promise, BUDDY: (rng.choice(("yes", "no")),)}
        case WallActivity():
            return {}
        case _:
            assert_never(activity)


def simulate_comment(rng: Random) -> str:
    """Make up a text for a wall."""
    return rng.choice(_TEXTS)


def simulate_question(  # noqa: PLR0911 -- a branch a kind
    question: Question, rng: Random
) -> tuple[str, ...]:
    """Make up an answer to a question, right or wrong."""
    match question:
        case Single() | TrueFalse() | Rating():
            return (rng.choice(question.options).id,)
        case Multi():
            several = rng.sample(question.options, rng.randint(1, len(question.options)))
            return tuple(option.id for option in several)
        case Match():
            return join_pairs({pair.id: rng.choice(list(question.partners)) for pair in question.options})
        case Categorise():
            names = [category.id for category in question.categories]
            return join_pairs({piece.id: rng.choice(names) for piece in question.options})
        case Order():
            steps = [step.id for step in question.options]
            return tuple(rng.sample(steps, len(steps)))
        case Blank():
            return (question.options[0].text if rng.random() < 0.6 else "7",)
        case Open():
            return (rng.choice(_TEXTS),)
        case Scenario():
            return rng.choice(list(find_endings(question)))
        case _:
            assert_never(question)
