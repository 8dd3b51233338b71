"""What authors write, as frozen models: closed unions, no unknown keys, ids everywhere."""

from hashlib import blake2b
from typing import Annotated, Literal, LiteralString, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", max_length=60)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
NetworkId = Literal["operational", "personal", "strategic"]
EvidenceTier = Literal["A", "B", "C"]


class Model(BaseModel):
    """Frozen and closed: a typo is an error, never a silently ignored wish."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _inconsistent(message: LiteralString, fix: LiteralString) -> PydanticCustomError:
    """A model error that tells the author how to mend it."""
    return PydanticCustomError("inconsistent", message, {"fix": fix})


# --- questions -------------------------------------------------------------------------------


class Option(Model):
    """One thing to choose. Without an `id` of its own it is known by a digest of its text."""

    text: Text
    correct: bool = False
    feedback: Text
    id: Id = ""

    @model_validator(mode="before")
    @classmethod
    def _name_by_text(cls, data: object) -> object:
        if isinstance(data, dict) and "id" not in data and isinstance(data.get("text"), str):
            return {**data, "id": blake2b(data["text"].strip().encode(), digest_size=4).hexdigest()}
        return data


class QuestionBase(Model):
    """What every question kind has."""

    id: Id
    prompt: Text
    situation: bool = False
    options: tuple[Option, ...] = Field(min_length=2)
    explanation: Text
    facts: tuple[Id, ...] = ()
    tags: tuple[Id, ...] = ()
    sources: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _options_differ(self) -> Self:
        if len({option.id for option in self.options}) < len(self.options):
            raise _inconsistent("two options have the same text or id", "make them differ or remove one")
        return self

    @property
    def revision(self) -> str:
        """A digest of everything that decides how an answer is graded."""
        graded = f"{self.prompt}|{[(option.id, option.correct) for option in self.options]}"
        return blake2b(graded.encode(), digest_size=6).hexdigest()


class Single(QuestionBase):
    """Choose the one right option."""

    kind: Literal["single"]

    @model_validator(mode="after")
    def _one_correct(self) -> Self:
        if sum(option.correct for option in self.options) != 1:
            raise _inconsistent(
                "a single question needs exactly one right option",
                "mark one option with correct: true, or make the kind multi",
            )
        return self


class Multi(QuestionBase):
    """Choose every right option; parts earn partial credit."""

    kind: Literal["multi"]

    @model_validator(mode="after")
    def _some_correct(self) -> Self:
        if not 0 < sum(option.correct for option in self.options) < len(self.options):
            raise _inconsistent(
                "a multi question needs at least one right and one wrong option",
                "mark the right options with correct: true",
            )
        return self


class TrueFalse(QuestionBase):
    """Decide whether a statement holds: exactly two options, one of them right."""

    kind: Literal["true_false"]

    @model_validator(mode="after")
    def _two_options(self) -> Self:
        if len(self.options) != 2 or sum(option.correct for option in self.options) != 1:
            raise _inconsistent(
                "a true_false question needs exactly two options, one of them right",
                "keep two options and mark one with correct: true",
            )
        return self


Question = Annotated[Single | Multi | TrueFalse, Field(discriminator="kind")]


class Quiz(Model):
    """A file of questions that lessons place by id."""

    id: Id
    title: Text
    questions: tuple[Question, ...] = Field(min_length=1)


# --- lessons ---------------------------------------------------------------------------------


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


class Reflection(BlockBase):
    """A question to oneself; the answer is kept and belongs to the learner."""

    kind: Literal["reflection"]
    prompt: Text
    starter: Text | None = None


Block = Annotated[TextBlock | Callout | Picture | QuestionBlock | Reflection, Field(discriminator="kind")]


class Lesson(Model):
    """One idea in five to nine minutes, ending in something to try this week."""

    id: Id
    title: Text
    summary: Text
    minutes: int = Field(ge=1, le=60)
    facts: tuple[Id, ...] = ()
    takeaways: tuple[Text, ...] = Field(min_length=1)
    try_this: Text
    blocks: tuple[Block, ...] = Field(min_length=1)

    @property
    def steps(self) -> tuple[tuple[Block, ...], ...]:
        """The blocks, grouped as the reader shows them: each heading opens a step."""
        steps: list[list[Block]] = []
        for block in self.blocks:
            if block.heading or not steps:
                steps.append([])
            steps[-1].append(block)
        return tuple(tuple(step) for step in steps)


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


class CourseFile(Model):
    """`course.yaml`: what the course is about and in which order."""

    id: Id
    title: Text
    summary: Text
    facts: tuple[Fact, ...]
    modules: tuple[Module, ...] = Field(min_length=1)


# --- instrument ------------------------------------------------------------------------------


class ScalePoint(Model):
    """One labelled point of a response scale."""

    value: int
    label: Text


class Scale(Model):
    """Fully labelled points in rising order, and the words for an item that does not apply."""

    points: tuple[ScalePoint, ...] = Field(min_length=2)
    does_not_apply: Text | None = None

    @model_validator(mode="after")
    def _rising(self) -> Self:
        values = [point.value for point in self.points]
        if values != list(range(values[0], values[0] + len(values))):
            raise _inconsistent("scale points must rise by one", "number them 1, 2, 3 and so on")
        return self

    @property
    def low(self) -> int:
        """The lowest value."""
        return self.points[0].value

    @property
    def high(self) -> int:
        """The highest value."""
        return self.points[-1].value


class Item(Model):
    """One statement to rate; `manager` is its wording in the 24-item form for managers."""

    id: Id
    text: Text
    reverse: bool = False
    manager: Text | None = None
    facts: tuple[Id, ...] = ()


class Facet(Model):
    """One axis of the radar."""

    id: Id
    title: Text
    short: Text
    summary: Text
    items: tuple[Item, ...] = Field(min_length=1)


class Network(Model):
    """One of the three networks with its facets."""

    id: NetworkId
    letter: Literal["O", "P", "S"]
    title: Text
    summary: Text
    facets: tuple[Facet, ...] = Field(min_length=1)


class MindsetItem(Model):
    """A statement about attitude; it sets the tone of the plan and never enters the radar."""

    id: Id
    text: Text
    reverse: bool = False
    topic: Literal["confidence", "permission", "purpose", "sincerity"]


class Mindset(Model):
    """The mind-set scale."""

    title: Text
    scale: Scale
    items: tuple[MindsetItem, ...] = Field(min_length=1)


class Band(Model):
    """A named stretch of the 0 to 100 range, from its cut up to the next."""

    id: Id
    title: Text
    cut: int = Field(ge=0, lt=100)
    meaning: Text


class Precision(Model):
    """How exact a score is: reliability and standard deviation (0 to 100 points), and their origin."""

    reliability: float = Field(gt=0, lt=1)
    sd: float = Field(gt=0)


class AssumedPrecision(Model):
    """Precision taken for granted until enough people have answered."""

    facet: Precision
    network: Precision
    overall: Precision
    note: Text


class Instrument(Model):
    """The questionnaire: scale, networks, facets, items, bands and mind-set scale."""

    id: Id
    version: int = Field(ge=1)
    title: Text
    window: Text
    scale: Scale
    bands: tuple[Band, ...] = Field(min_length=2)
    precision: AssumedPrecision
    networks: tuple[Network, ...] = Field(min_length=1)
    mindset: Mindset

    @property
    def facets(self) -> tuple[Facet, ...]:
        """All facets in radar order."""
        return tuple(facet for network in self.networks for facet in network.facets)

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in instrument order, mind-set items left out."""
        return tuple(item for facet in self.facets for item in facet.items)


class Narrative(Model):
    """What one band of one facet means and what usually helps next."""

    means: Text
    next: Text


class FacetNarratives(Model):
    """The narratives of one facet, a band each."""

    facet: Id
    rare: Narrative
    occasional: Narrative
    regular: Narrative
    habitual: Narrative


class NarrativesFile(Model):
    """`narratives.yaml`."""

    narratives: tuple[FacetNarratives, ...]


# --- actions and sources ---------------------------------------------------------------------


class IfThen(Model):
    """The halves of an if-then plan: If {cue}, then I will {response}."""

    cue: Text
    response: Text


class Action(Model):
    """Something to do that strengthens one facet."""

    id: Id
    facet: Id
    title: Text
    why: Text
    steps: tuple[Text, ...] = Field(min_length=2)
    effort: Literal["quick", "hour", "ongoing"]
    minutes: int = Field(ge=1, le=240)
    evidence: EvidenceTier
    if_then: IfThen
    obstacle: IfThen
    message: Text | None = None
    give_first: bool = False
    suits: tuple[Literal["remote", "onsite", "unsure", "newcomer", "senior"], ...] = ()
    facts: tuple[Id, ...] = ()
    sources: tuple[Id, ...] = ()


class ActionsFile(Model):
    """`actions.yaml`."""

    actions: tuple[Action, ...]


class Source(Model):
    """Where a claim comes from, and how far it carries."""

    id: Id
    authors: Text
    year: int = Field(ge=1900, le=2100)
    title: Text
    where: Text
    shows: Text
    limits: Text
    url: Annotated[str, StringConstraints(pattern=r"^https://")] | None = None

    @property
    def short(self) -> str:
        """The citation as running text, for example Ibarra & Hunter 2007."""
        names = [name.strip() for name in self.authors.split(";")]
        surnames = [name.split(",")[0] for name in names]
        if len(surnames) > 2:
            return f"{surnames[0]} et al. {self.year}"
        return f"{' & '.join(surnames)} {self.year}"


class SourcesFile(Model):
    """`sources.yaml`."""

    sources: tuple[Source, ...]


# --- the whole -------------------------------------------------------------------------------


class Course(Model):
    """Everything authors wrote in one language, linked by id."""

    file: CourseFile
    lessons: dict[str, Lesson]
    quizzes: dict[str, Quiz]
    instrument: Instrument
    narratives: dict[str, FacetNarratives]
    actions: dict[str, Action]
    sources: dict[str, Source]

    @property
    def questions(self) -> dict[str, Question]:
        """Every question by its id."""
        return {question.id: question for quiz in self.quizzes.values() for question in quiz.questions}

    def module_of(self, lesson_id: str) -> Module:
        """The module that lists this lesson. Raises KeyError for a lesson in none."""
        for module in self.file.modules:
            if lesson_id in module.lessons:
                return module
        raise KeyError(lesson_id)
