"""What a tally and its answers are called, on the screens and in the report."""

from collections.abc import Mapping

from netlearn.content.markup import split_prompt, write_plainly
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
from netlearn.domain.anonymity import Cell
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
            choices = [choice for node in question.nodes for choice in node.choices]
            return "", {choice.id: write_plainly(choice.text, course) for choice in choices}
        case QuizActivity():
            asked = course.questions[tally.item]
            texts = {option.id: getattr(option, "text", "") for option in getattr(asked, "options", ())}
            plain = {name: write_plainly(text, course) for name, text in texts.items()}
            return write_plainly(split_prompt(asked.prompt)[1], course), plain | OUTCOMES
        case _:
            return tally.item if tally.item != ONLY else "", {}


def name_cell(cell: Cell, labels: Mapping[str, str], *, ordered: bool = False) -> str:
    """Name the answers that were merged into a cell.

    Args:
        cell: The cell.
        labels: Each answer in words; the id where it has none.
        ordered: Whether the answers have an order, so that neighbours make a stretch.
    """
    words = [labels.get(one, one) for one in cell.ids]
    if len(words) == 1:
        return words[0]
    if ordered:
        ends = [word.partition(" · ") for word in (words[0], words[-1])]
        told = " … ".join(tail for _, _, tail in ends if tail)  # the ends of a line have words
        stretch = f"{ends[0][0]} to {ends[1][0]}"
        return f"{stretch} · {told}" if told else stretch
    return " or ".join(words) if len(words) == 2 else f"The {len(words)} others together"


def say_tally(tally: Tally, labels: Mapping[str, str], floor: int, *, ordered: bool = False) -> str:
    """Say in a sentence what a tally shows, or why it shows nothing."""
    if not tally.cells:
        if tally.n < floor:
            return f"Not enough answers to show a figure without giving somebody away (n = {tally.n})."
        return (
            "No figure shows here, to protect those who answered: nearly all answered alike, or too few "
            f"gave each answer (n = {tally.n})."
        )
    alone = [cell for cell in tally.cells if ordered or len(cell.ids) == 1]
    most = max(cell.count for cell in alone)
    if any(cell.count > most for cell in tally.cells):  # merged from several, none of which need lead
        said = "; ".join(f"{name_cell(cell, labels)}, by {cell.count}" for cell in alone if cell.count)
        return f"Of {tally.n}: {said}. The rest is spread over the others."
    first = [name_cell(cell, labels, ordered=ordered) for cell in alone if cell.count == most]
    each = " each" if len(first) > 1 else ""
    return f"Most often, by {most} of {tally.n}{each}: {'; '.join(first)}."
