"""Lessons: blocks in order, grouped into steps."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from netlearn.content.model.base import Id, Model, Text
from netlearn.content.model.behaviour import Behaviour


class BlockBase(Model):
    """What every block has. A block with a `heading` starts a new step of the lesson."""

    id: Id
    heading: Text | None = None


class TextBlock(BlockBase):
    """Prose in Markdown; `[@source-id]` cites a source."""

    kind: Literal["text"]
    body: Text


class Callout(BlockBase):
    """A short aside that stands out."""

    kind: Literal["callout"]
    tone: Literal["scene", "evidence", "caution", "practice"]
    title: Text
    body: Text


class Picture(BlockBase):
    """A drawing from `assets/`, described for those who cannot see it."""

    kind: Literal["picture"]
    file: Annotated[str, StringConstraints(pattern=r"^[a-z0-9/_-]+\.svg$")]
    alt: Text
    caption: Text | None = None


class QuestionBlock(BlockBase):
    """A question of some quiz, placed here by its id."""

    kind: Literal["question"]
    question: Id


class PoolBlock(BlockBase):
    """Some of the questions that carry all these tags: those not yet seen first, stable for the learner."""

    kind: Literal["pool"]
    tags: tuple[Id, ...] = Field(min_length=1)
    pick: int = Field(ge=1, le=20)


class Reflection(BlockBase):
    """A question to oneself; the answer is kept and belongs to the learner."""

    kind: Literal["reflection"]
    prompt: Text
    starter: Text | None = None


Block = Annotated[
    TextBlock | Callout | Picture | QuestionBlock | PoolBlock | Reflection, Field(discriminator="kind")
]


class Lesson(Model):
    """One idea in five to nine minutes, ending in something to try this week."""

    id: Id
    title: Text
    summary: Text
    minutes: int = Field(ge=1, le=60)
    behaviour: Behaviour | None = None
    facts: tuple[Id, ...] = ()
    takeaways: tuple[Text, ...] = Field(min_length=1)
    try_this: Text
    blocks: tuple[Block, ...] = Field(min_length=1)

    @cached_property
    def steps(self) -> tuple[tuple[Block, ...], ...]:
        """The blocks, grouped as the reader shows them: each heading opens a step."""
        steps: list[list[Block]] = []
        for block in self.blocks:
            if block.heading or not steps:
                steps.append([])
            steps[-1].append(block)
        return tuple(tuple(step) for step in steps)

    @cached_property
    def asked(self) -> tuple[Id, ...]:
        """The questions it places, in their order; those of pools are drawn for each learner."""
        return tuple(block.question for block in self.blocks if isinstance(block, QuestionBlock))
