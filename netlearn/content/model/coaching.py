"""Coaching: what two people are told, their agendas and guides, what is asked and what can be offered."""

from functools import cached_property
from typing import Literal, Self, get_args

from pydantic import Field, model_validator

from netlearn.content.model.base import Id, Model, Text, inconsistent

PairPatternId = Literal[
    "agreement-strength",
    "agreement-priority",
    "self-higher",
    "coach-higher",
    "unseen",
    "even",
    "map-open",
    "map-closed",
    "sure-and-wrong",
    "follow-up",
]
GuideId = Literal["grow", "oskar"]
AgendaId = Literal["first", "follow-up"]


class Purpose(Model):
    """What an engagement can be for; the coach chooses one when inviting."""

    id: Id
    title: Text
    text: Text


class Sight(Model):
    """Who sees one thing: `coachee` and `coach` say what each sees of it, and from when."""

    id: Id
    thing: Text
    coachee: Text
    coach: Text


class Promises(Model):
    """Sentences that stand where the thing happens, to the reader as `you`.

    Attributes:
        decline: Beside the invitation's no.
        withdraw: Beside leaving.
        erase: Beside erasing.
        attributed: Before the coach's rating starts.
        sealed: While one waits for the other.
        peers: Beside the group of peers.
        gap: Beside the gap view: how a difference is to be read.
        sharing: Beside a link for somebody outside the pair.
    """

    decline: Text
    withdraw: Text
    erase: Text
    attributed: Text
    sealed: Text
    peers: Text
    gap: Text
    sharing: Text


class PairPattern(Model):
    """Something that two ratings, a map or a list of answers can show, and what to do with it."""

    id: PairPatternId
    title: Text
    means: Text
    listen: Text


class TalkStep(Model):
    """A step of a guide; its id is its own among the steps of all guides."""

    id: Id
    letter: Text
    title: Text
    aim: Text


class TalkGuide(Model):
    """A way through the conversation, and when to take it."""

    id: GuideId
    title: Text
    summary: Text
    when: Text
    steps: tuple[TalkStep, ...] = Field(min_length=3)


class AgendaPart(Model):
    """A stretch of a session; `steps` are the guides' steps whose questions belong here."""

    id: Id
    title: Text
    minutes: int = Field(ge=1, le=60)
    aim: Text
    how: tuple[Text, ...] = Field(min_length=1)
    steps: tuple[Id, ...] = ()


class TalkAgenda(Model):
    """The parts of a session in order, with minutes that add up."""

    id: AgendaId
    title: Text
    minutes: int = Field(ge=10, le=180)
    summary: Text
    parts: tuple[AgendaPart, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _add_up(self) -> Self:
        if sum(part.minutes for part in self.parts) != self.minutes:
            raise inconsistent(
                "the minutes of the parts do not add up to the agenda's",
                "change `minutes` of the parts, or of the agenda",
            )
        if len({part.id for part in self.parts}) < len(self.parts):
            raise inconsistent("two parts have the same id", "give every part an id of its own")
        return self


class TalkQuestion(Model):
    """A question for the session.

    Attributes:
        asker: Who speaks it.
        steps: The guides' steps it fits.
        facets: What it is about; empty where it fits every facet.
        patterns: What it was written for; empty where it fits every pair.
    """

    id: Id
    text: Text
    asker: Literal["coach", "coachee"] = "coach"
    steps: tuple[Id, ...] = Field(min_length=1)
    facets: tuple[Id, ...] = ()
    patterns: tuple[PairPatternId, ...] = ()


class Opening(Model):
    """A first sentence, and when it fits."""

    id: Id
    when: Text
    text: Text


class Pitfall(Model):
    """What is better left unsaid, what to say in its place, and why."""

    id: Id
    avoid: Text
    instead: Text
    why: Text


class Offer(Model):
    """Something that a coach can give; `examples` are sentences to say it in."""

    id: Id
    title: Text
    text: Text
    examples: tuple[Text, ...] = Field(min_length=2)


class Coaching(Model):
    """`coaching.yaml`. `lessons` are the coach's own, from `coaching/`, in reading order."""

    lessons: tuple[Id, ...]
    purposes: tuple[Purpose, ...] = Field(min_length=1)
    sights: tuple[Sight, ...] = Field(min_length=1)
    promises: Promises
    patterns: tuple[PairPattern, ...] = Field(min_length=1)
    agendas: tuple[TalkAgenda, ...] = Field(min_length=1)
    guides: tuple[TalkGuide, ...] = Field(min_length=1)
    questions: tuple[TalkQuestion, ...] = Field(min_length=1)
    openings: tuple[Opening, ...] = Field(min_length=1)
    pitfalls: tuple[Pitfall, ...] = Field(min_length=1)
    offers: tuple[Offer, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if sorted(one.id for one in self.patterns) != sorted(get_args(PairPatternId)):
            raise inconsistent("`patterns` must hold each pattern once", "the schema lists them; write each")
        if sorted(one.id for one in self.agendas) != sorted(get_args(AgendaId)):
            raise inconsistent("`agendas` must hold each agenda once", "write `first` and `follow-up`")
        if sorted(one.id for one in self.guides) != sorted(get_args(GuideId)):
            raise inconsistent("`guides` must hold each guide once", "write `grow` and `oskar`")
        return self

    @cached_property
    def guide_steps(self) -> dict[str, TalkStep]:
        """Every step of every guide by its id."""
        return {step.id: step for guide in self.guides for step in guide.steps}
