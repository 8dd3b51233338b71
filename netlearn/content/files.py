"""Which kinds of file make a course, where they stand and which model each must fit."""

from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Literal, get_args

from netlearn.content import model
from netlearn.settings import ROOT

KindName = Literal[
    "course",
    "lesson",
    "quiz",
    "instrument",
    "narratives",
    "actions",
    "glossary",
    "network",
    "sources",
    "workshop",
    "guide",
    "coaching",
    "ledger",
]


COACH_LESSONS = "coaching"  # the folder of lessons for those who coach


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: `place` is a file name, or a folder when many such files may exist.

    `marks` are root keys that tell this kind from the others when a file stands outside its place.
    A course can do without an `optional` one. Lessons stand in two places: those for coaches have their own.
    """

    name: KindName
    place: str
    model: type[model.Model]
    marks: frozenset[str]
    optional: bool = False

    @property
    def many(self) -> bool:
        """Whether a folder holds any number of these."""
        return not self.place.endswith(".yaml")


FILE_KINDS: tuple[FileKind, ...] = (
    FileKind("course", "course.yaml", model.CourseFile, frozenset({"modules"})),
    FileKind("lesson", "lessons", model.Lesson, frozenset({"blocks", "takeaways"})),
    FileKind("lesson", COACH_LESSONS, model.Lesson, frozenset({"blocks", "takeaways"}), optional=True),
    FileKind("coaching", "coaching.yaml", model.Coaching, frozenset({"pitfalls", "offers"}), optional=True),
    FileKind("quiz", "quizzes", model.Quiz, frozenset({"questions"})),
    FileKind("instrument", "instrument.yaml", model.Instrument, frozenset({"networks", "scale"})),
    FileKind("narratives", "narratives.yaml", model.NarrativesFile, frozenset({"narratives"})),
    FileKind("actions", "actions.yaml", model.ActionsFile, frozenset({"actions"})),
    FileKind("glossary", "glossary.yaml", model.GlossaryFile, frozenset({"terms"}), optional=True),
    FileKind("network", "network.yaml", model.NetworkFile, frozenset({"prompts", "messages"}), optional=True),
    FileKind("sources", "sources.yaml", model.SourcesFile, frozenset({"sources"})),
    FileKind("workshop", "workshops", model.Workshop, frozenset({"agenda"}), optional=True),
    FileKind("guide", "workshop-guide.yaml", model.WorkshopGuide, frozenset({"sections"}), optional=True),
    FileKind("ledger", "ledger.yaml", model.LedgerFile, frozenset({"ids"}), optional=True),
)
KIND_NAMES: tuple[KindName, ...] = get_args(KindName)


def kind_at(place: PurePath) -> FileKind | None:
    """The kind of the file at this place, relative to a course's folder."""
    for kind in FILE_KINDS:
        if kind.many and place.parent == PurePath(kind.place) and place.suffix == ".yaml":
            return kind
        if place == PurePath(kind.place):
            return kind
    return None


def kind_with(keys: frozenset[str]) -> FileKind | None:
    """The kind whose root keys these look like, for a file that stands alone."""
    for kind in FILE_KINDS:
        if kind.marks & keys:
            return kind
    return None


def find_assets(folder: Path) -> Path:
    """Where the pictures of the course in `folder` are: in `assets/` beside it, else in the repository's."""
    own = folder.resolve().parent / "assets"
    return own if own.is_dir() else ROOT / "assets"
