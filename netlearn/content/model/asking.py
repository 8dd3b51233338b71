"""What every question has, whatever its kind."""

from abc import ABC, abstractmethod
from functools import cached_property

from netlearn.content.model.base import Id, Model, Text, digest
from netlearn.content.model.behaviour import Behaviour


class QuestionBase(Model, ABC):
    """What every question kind has.

    Attributes:
        situation: Whether it sets a scene that asks for judgement.
        explanation: Shown with the right answer.
        hints: Help in order, weakest first.
        coach_prompt: For a coach or facilitator; a learner never sees it.
    """

    id: Id
    prompt: Text
    situation: bool = False
    explanation: Text
    hints: tuple[Text, ...] = ()
    behaviour: Behaviour | None = None
    coach_prompt: Text | None = None
    facts: tuple[Id, ...] = ()
    tags: tuple[Id, ...] = ()
    sources: tuple[Id, ...] = ()

    @property
    @abstractmethod
    def graded(self) -> object:
        """Everything beside the prompt that decides how an answer is graded."""

    @cached_property
    def revision(self) -> str:
        """A digest of everything that decides how an answer is graded."""
        return digest(f"{self.prompt}|{self.graded}", size=6)
