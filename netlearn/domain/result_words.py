"""What a tally and its answers are called, on the screens and in the report."""

from netlearn.content.model import (
    Activity,
    Course,
    FeedbackActivity,
    LineActivity,
    PollActivity,
    QuizActivity,
    Scenario,
    ScenarioActivity,
    SortActivity,
)
from netlearn.domain.group_results import Tally
from netlearn.domain.room_answers import LINE, NETWORKS, ONLY

OUTCOMES = {"right": "All of it right", "partly": "Partly right", "otherwise": "Something else"}


def name_tally(  # noqa: PLR0911 -- a branch a kind
    activity: Activity, tally: Tally, course: Course
) -> tuple[str, dict[str, str]]:
    """Give the title of a tally, empty where the activity asks one thing, and its answers in words."""
    match activity:
        case PollActivity():
            return "", {option.id: option.text for option in activity.options}
        case LineActivity():
            return "", {LINE[0]: f"{LINE[0]} · {activity.low}", LINE[-1]: f"{LINE[-1]} · {activity.high}"}
        case FeedbackActivity():
            return "", {LINE[0]: f"{LINE[0]} · not at all", LINE[-1]: f"{LINE[-1]} · very useful"}
        case SortActivity():
            card = next(card for card in activity.cards if card.id == tally.item)
            return card.text, {name: name.capitalize() for name in NETWORKS}
        case ScenarioActivity():
            question = course.questions[activity.scenario]
            assert isinstance(question, Scenario)
            return "", {choice.id: choice.text for node in question.nodes for choice in node.choices}
        case QuizActivity():
            asked = course.questions[tally.item]
            options = getattr(asked, "options", ())
            return asked.prompt, {option.id: getattr(option, "text", "") for option in options} | OUTCOMES
        case _:
            return tally.item if tally.item != ONLY else "", {}
