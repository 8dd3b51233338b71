"""Making a room's plan: steps of the written workshops, and what a facilitator adds."""

import re
from collections.abc import Iterable, Sequence

from pydantic import ValidationError

from netlearn.content.model import (
    AgendaStep,
    AssessmentActivity,
    NetworkId,
    PollActivity,
    PollOption,
    QuizActivity,
    RoomForm,
    ScenarioActivity,
    SortActivity,
    SortCard,
    WallActivity,
    Workshop,
)
from netlearn.errors import RoomRefused

ADDED = "Say in your own words why you ask this."
NETWORKS: dict[str, NetworkId] = {"O": "operational", "P": "personal", "S": "strategic"}
_CARD = re.compile(r"\s*([OPSops])\s*[:.)-]?\s+(\S.*)")


def list_steps(plans: Iterable[Workshop]) -> dict[str, AgendaStep]:
    """Every step of the written workshops, by an id that tells steps of two plans apart."""
    return {f"{plan.id}/{step.id}": step for plan in plans for step in plan.agenda}


def compose(
    plan: Workshop, title: str, steps: Sequence[AgendaStep], form: RoomForm, added: Sequence[AgendaStep]
) -> Workshop:
    """Make a plan of these steps, with this form of the questionnaire; added steps come before the last.

    Args:
        plan: The written workshop, for what is to be brought along.
        title: What the room is called.
        steps: The steps in their order, of this plan or of others.
        form: How many items the self-assessment has.
        added: Further steps.

    Raises:
        RoomRefused: It is too short or too long, or asks the same thing twice.
    """
    kept = [_reform(step, form) for step in steps]
    agenda = (*kept[:-1], *added, *kept[-1:])
    minutes = sum(step.minutes for step in agenda)
    told = {"title": title, "minutes": minutes, "agenda": [one.model_dump() for one in agenda]}
    try:
        return Workshop.model_validate(plan.model_dump() | told)
    except ValidationError as error:
        raise RoomRefused(
            f"This agenda has {len(agenda)} steps and {minutes} minutes. It needs two steps or more, 15 to "
            "480 minutes, and no activity twice. Nothing was made."
        ) from error


def read_cards(typed: str) -> tuple[SortCard, ...]:
    """Read cards from lines that begin with O, P or S for the network; other lines are left out."""
    found = (_CARD.fullmatch(line) for line in typed.splitlines())
    return tuple(
        SortCard(id=f"own-card-{number}", text=one[2].strip()[:200], network=NETWORKS[one[1].upper()])
        for number, one in enumerate(match for match in found if match)
    )


def make_sort(number: int, cards: Sequence[SortCard]) -> AgendaStep:
    """Make a step with cards to put into the three networks."""
    activity = SortActivity(
        kind="sort",
        id=f"own-sort-{number}",
        prompt="Into which network does each belong?",
        cards=tuple(cards),
    )
    return AgendaStep(
        id=f"own-step-{number}",
        title="Sort the cards",
        minutes=8,
        aim="See who would put what where, and why.",
        say=(ADDED,),
        activity=activity,
    )


def make_poll(number: int, prompt: str, options: Sequence[str]) -> AgendaStep:
    """Make a step with a poll of one's own."""
    activity = PollActivity(
        kind="poll",
        id=f"own-poll-{number}",
        prompt=prompt,
        options=tuple(PollOption(id=f"option-{place}", text=text) for place, text in enumerate(options)),
    )
    return AgendaStep(
        id=f"own-step-{number}",
        title="A question to the room",
        minutes=5,
        aim=prompt,
        say=(ADDED,),
        activity=activity,
    )


def make_wall(number: int, prompt: str) -> AgendaStep:
    """Make a step with a wall of short texts."""
    activity = WallActivity(kind="wall", id=f"own-wall-{number}", prompt=prompt)
    return AgendaStep(
        id=f"own-step-{number}",
        title="In a few words",
        minutes=5,
        aim=prompt,
        say=(ADDED,),
        activity=activity,
    )


def make_quiz(number: int, title: str, questions: Sequence[str]) -> AgendaStep:
    """Make a step with questions of the course."""
    activity = QuizActivity(kind="quiz", id=f"own-quiz-{number}", prompt=title, questions=tuple(questions))
    return AgendaStep(
        id=f"own-step-{number}", title=title, minutes=10, aim=title, say=(ADDED,), activity=activity
    )


def make_scenario(number: int, title: str, scenario: str) -> AgendaStep:
    """Make a step with a scenario that is decided by vote."""
    activity = ScenarioActivity(kind="scenario", id=f"own-scenario-{number}", prompt=title, scenario=scenario)
    return AgendaStep(
        id=f"own-step-{number}", title=title, minutes=15, aim=title, say=(ADDED,), activity=activity
    )


def _reform(step: AgendaStep, form: RoomForm) -> AgendaStep:
    if not isinstance(step.activity, AssessmentActivity):
        return step
    return step.model_copy(update={"activity": step.activity.model_copy(update={"form": form})})
