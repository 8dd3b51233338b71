"""The whole: which lessons in which order, and every file linked by id."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import Field, PrivateAttr

from netlearn.content.model.actions import Action, Source
from netlearn.content.model.base import Id, Model, NetworkId, Text
from netlearn.content.model.coaching import Coaching
from netlearn.content.model.glossary import Term
from netlearn.content.model.instrument import FacetNarratives, Instrument, Pattern, Serving
from netlearn.content.model.lessons import Lesson
from netlearn.content.model.network import NetworkFile
from netlearn.content.model.questions import Question, Quiz
from netlearn.content.model.workshop import Workshop, WorkshopGuide
from netlearn.content.model.writing import Open, Rating
from netlearn.settings import ROOT

T = TypeVar("T")


class Module(Model):
    """Lessons that belong together, in order; `network` gives the module its hue."""

    id: Id
    title: Text
    summary: Text
    network: NetworkId | None = None
    lessons: tuple[Id, ...] = Field(min_length=1)


class Fact(Model):
    """Something the course must teach, the assessment measure and the plan act on."""

    id: Id
    text: Text


class Certificate(Model):
    """What earns the certificate, beside every lesson finished."""

    title: Text
    statement: Text
    mastery: float = Field(gt=0, le=1)
    assessment: bool = True


class CourseFile(Model):
    """`course.yaml`: what the course is about and in which order."""

    id: Id
    title: Text
    summary: Text
    facts: tuple[Fact, ...]
    modules: tuple[Module, ...] = Field(min_length=1)
    certificate: Certificate | None = None


class Course(Model):
    """Everything authors wrote in one language, linked by id; `assets` is where its pictures are.

    `lessons` are the learner's; `coach_lessons`, in reading order, are for those who coach and stand in no
    module.
    """

    file: CourseFile
    lessons: dict[str, Lesson]
    quizzes: dict[str, Quiz]
    instrument: Instrument
    narratives: dict[str, FacetNarratives]
    actions: dict[str, Action]
    sources: dict[str, Source]
    terms: dict[str, Term]
    network: NetworkFile | None = None
    patterns: dict[str, Pattern] = Field(default_factory=dict)
    servings: tuple[Serving, ...] = ()
    workshops: dict[str, Workshop] = Field(default_factory=dict)
    guide: WorkshopGuide | None = None
    coaching: Coaching | None = None
    coach_lessons: dict[str, Lesson] = Field(default_factory=dict)
    assets: Path = ROOT / "assets"

    _derived: dict[Callable[..., Any], Any] = PrivateAttr(default_factory=dict)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question by its id."""
        return {question.id: question for quiz in self.quizzes.values() for question in quiz.questions}

    @cached_property
    def every_lesson(self) -> dict[str, Lesson]:
        """The learner's lessons by id, and after them the coach's."""
        return {**self.lessons, **self.coach_lessons}

    @cached_property
    def marked(self) -> dict[str, tuple[str, ...]]:
        """The questions that each lesson places and that have a right answer, by lesson id."""
        return {
            lesson.id: tuple(
                name for name in lesson.asked if not isinstance(self.questions[name], Open | Rating)
            )
            for lesson in self.every_lesson.values()
        }

    def derive(self, find: Callable[["Course"], T]) -> T:
        """What `find` reads out of the content alone; found once, for content does not change."""
        if find not in self._derived:
            self._derived[find] = find(self)
        found: T = self._derived[find]
        return found

    def module_of(self, lesson_id: str) -> Module:
        """The module that lists this lesson. Raises KeyError for a lesson in none."""
        for module in self.file.modules:
            if lesson_id in module.lessons:
                return module
        raise KeyError(lesson_id)
