"""Workshops: an agenda in minutes, with what the people in the room do, and a guide to running one."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from netlearn.content.model.base import Id, Model, Named, NetworkId, Text, inconsistent

RoomForm = Literal[12, 24, 48]


class PollOption(Named):
    """One thing to choose in a poll; without an `id` it is known by a digest of its text."""


class SortCard(Named):
    """A person or task to put into one of the three networks; `network` is where we would put it."""

    network: NetworkId


class AssessmentActivity(Model):
    """Everybody rates themselves; the room sees its group profile. `form` is the number of items."""

    kind: Literal["assessment"]
    id: Id
    prompt: Text
    form: RoomForm


class QuizActivity(Model):
    """Questions of the course, by id; the solutions come with the result."""

    kind: Literal["quiz"]
    id: Id
    prompt: Text
    questions: tuple[Id, ...] = Field(min_length=1)


class PollActivity(Model):
    """One choice among a few, without a right answer."""

    kind: Literal["poll"]
    id: Id
    prompt: Text
    options: tuple[PollOption, ...] = Field(min_length=2, max_length=8)


class LineActivity(Model):
    """A place on a line of seven points between two ends."""

    kind: Literal["line"]
    id: Id
    prompt: Text
    low: Text
    high: Text


class WallActivity(Model):
    """Short texts that the facilitator lets through, one by one."""

    kind: Literal["wall"]
    id: Id
    prompt: Text
    longest: int = Field(default=160, ge=20, le=280)


class ScenarioActivity(Model):
    """A scenario of the course, by id, of which the room decides every choice by vote."""

    kind: Literal["scenario"]
    id: Id
    prompt: Text
    scenario: Id


class SortActivity(Model):
    """Cards to put into the three networks, each person for themselves."""

    kind: Literal["sort"]
    id: Id
    prompt: Text
    cards: tuple[SortCard, ...] = Field(min_length=3, max_length=12)


class CommitActivity(Model):
    """An if-then promise to oneself, and whether one would like a buddy; only counts are shown."""

    kind: Literal["commit"]
    id: Id
    prompt: Text


class FeedbackActivity(Model):
    """How useful the session was, on a line, and one sentence for the facilitator."""

    kind: Literal["feedback"]
    id: Id
    prompt: Text


Activity = Annotated[
    AssessmentActivity
    | QuizActivity
    | PollActivity
    | LineActivity
    | WallActivity
    | ScenarioActivity
    | SortActivity
    | CommitActivity
    | FeedbackActivity,
    Field(discriminator="kind"),
]


class AgendaStep(Model):
    """One stretch of a workshop: what it is for, what to say, what people do, and how to talk it over.

    `timer` is how many seconds an activity stays open; without one it is closed by hand.
    """

    id: Id
    title: Text
    minutes: int = Field(ge=1, le=60)
    aim: Text
    say: tuple[Text, ...] = Field(min_length=1)
    activity: Activity | None = None
    timer: int | None = Field(default=None, ge=10, le=1800)
    debrief: tuple[Text, ...] = ()
    pitfalls: tuple[Text, ...] = ()
    online: Text | None = None

    @model_validator(mode="after")
    def _time_something(self) -> Self:
        if self.timer is not None and self.activity is None:
            raise inconsistent("a timer needs an activity", "remove `timer` or add an `activity`")
        return self


class Workshop(Model):
    """A plan for a session with a room of people."""

    id: Id
    title: Text
    minutes: int = Field(ge=15, le=480)
    summary: Text
    outcomes: tuple[Text, ...] = Field(min_length=1)
    materials: tuple[Text, ...] = Field(min_length=1)
    online: Text
    agenda: tuple[AgendaStep, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _add_up(self) -> Self:
        if sum(step.minutes for step in self.agenda) != self.minutes:
            raise inconsistent(
                "the minutes of the agenda do not add up to the workshop's",
                "change `minutes` of the steps, or of the workshop",
            )
        for ids in ([step.id for step in self.agenda], [one.id for one in self.activities]):
            if len(set(ids)) != len(ids):
                raise inconsistent(
                    "an id stands twice", "give every step and every activity an id of its own"
                )
        return self

    @property
    def activities(self) -> tuple[Activity, ...]:
        """What people do, in order."""
        return tuple(step.activity for step in self.agenda if step.activity)


class GuideSection(Model):
    """A part of the facilitator's guide."""

    title: Text
    body: Text


class WorkshopGuide(Model):
    """`workshop-guide.yaml`: two pages on running a session, printed and read beforehand."""

    title: Text
    sections: tuple[GuideSection, ...] = Field(min_length=1)
