"""Making a room's plan: steps of a written workshop, and what a facilitator adds."""

from collections.abc import Sequence

from netlearn.content.model import (
    AgendaStep,
    AssessmentActivity,
    PollActivity,
    PollOption,
    QuizActivity,
    RoomForm,
    ScenarioActivity,
    WallActivity,
    Workshop,
)

ADDED = "As the plan says, in your words."


def compose(
    plan: Workshop, title: str, chosen: Sequence[str], form: RoomForm, added: Sequence[AgendaStep]
) -> Workshop:
    """Make a plan of the chosen steps, with this form of the questionnaire; added steps come before the last.

    Args:
        plan: The written workshop.
        title: What the room is called.
        chosen: Ids of the steps to keep.
        form: How many items the self-assessment has.
        added: Further steps.
    """
    steps = [_reform(step, form) for step in plan.agenda if step.id in chosen]
    agenda = (*steps[:-1], *added, *steps[-1:])
    minutes = sum(step.minutes for step in agenda)
    return Workshop.model_validate(
        plan.model_dump()
        | {"title": title, "minutes": minutes, "agenda": [one.model_dump() for one in agenda]}
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
