"""The whole: which lessons in which order, and every file linked by id."""

from functools import cached_property

from pydantic import Field

from netlearn.content.model.actions import Action, Source
from netlearn.content.model.base import Id, Model, NetworkId, Text
from netlearn.content.model.glossary import Term
from netlearn.content.model.instrument import FacetNarratives, Instrument, Pattern, Serving
from netlearn.content.model.lessons import Lesson
from netlearn.content.model.network import NetworkFile
from netlearn.content.model.questions import Question, Quiz
from netlearn.content.model.workshop import Workshop, WorkshopGuide
from netlearn.content.model.writing import Open, Rating


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
    """Everything authors wrote in one language, linked by id."""

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

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question by its id."""
        return {question.id: question for quiz in self.quizzes.values() for question in quiz.questions}

    @cached_property
    def marked(self) -> dict[str, tuple[str, ...]]:
        """The questions that each lesson places and that have a right answer, by lesson id."""
        return {
            lesson.id: tuple(
                name for name in lesson.asked if not isinstance(self.questions[name], Open | Rating)
            )
            for lesson in self.lessons.values()
        }

    @cached_property
    def homes(self) -> dict[str, str]:
        """The id of the lesson that places each question."""
        return {question: lesson.id for lesson in self.lessons.values() for question in lesson.asked}

    def module_of(self, lesson_id: str) -> Module:
        """The module that lists this lesson. Raises KeyError for a lesson in none."""
        for module in self.file.modules:
            if lesson_id in module.lessons:
                return module
        raise KeyError(lesson_id)
