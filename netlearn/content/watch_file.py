"""One lesson or quiz as its author writes it: always the last version that could be shown."""

from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from netlearn.content.files import COACH_LESSONS, find_assets
from netlearn.content.load import link_course, read_document, read_pack
from netlearn.content.model import Course, Lesson, Quiz
from netlearn.content.pack import Pack
from netlearn.content.problems import Problem, sort_problems
from netlearn.content.rules import find_problems
from netlearn.content.rules.file_name import CODE as FILE_NAME
from netlearn.content.watch import Signature, sign_files, wait_for_change
from netlearn.errors import ContentError

PLACES = ("lessons", "quizzes", COACH_LESSONS)


@dataclass(frozen=True, slots=True)
class View:
    """A file that can be shown, and the course it is seen in, itself included."""

    course: Course
    file: Lesson | Quiz


class WatchedFile:
    """Holds the last valid version of one file while its author saves something broken.

    Safe to share between threads.

    Attributes:
        view: The version to show; None until there is one.
        problems: Those of the file as it stands now, and whatever else keeps it from being shown.
        stale: Whether the file as it stands now cannot be shown.
        revision: How often it was read.
    """

    def __init__(self, folder: Path, path: Path) -> None:
        """Read the file.

        Args:
            folder: The course that its questions, sources and terms come from.
            path: The file; it need not stand in that course.
        """
        self._folder, self._path = folder, path
        self._lock = Lock()
        self._signature: Signature | None = None
        self.view: View | None = None
        self.problems: tuple[Problem, ...] = ()
        self.stale = False
        self.revision = 0
        self.refresh()

    def refresh(self) -> None:
        """Read again when something was saved."""
        with self._lock:
            signature = sign_files(*self._list_places())
            if signature != self._signature:
                self._signature = signature
                self._read()
                self.revision += 1

    def wait(self) -> None:
        """Wait until something is saved, and read it."""
        assert self._signature is not None
        wait_for_change(*self._list_places(), since=self._signature)
        self.refresh()

    def _list_places(self) -> tuple[Path, ...]:
        return self._folder, self._path, find_assets(self._folder)

    def _read(self) -> None:
        pack, faults = read_pack(self._folder)
        passed_over = ""
        if not any(Path(one.shown) == self._path for one in pack.documents):
            pack, more = _add_document(pack, self._path)
            faults += more
            passed_over = FILE_NAME  # a draft that stands elsewhere may have any name
        every = sort_problems((*faults, *find_problems(pack)))
        self.problems = tuple(
            one for one in every if (one.blocks or Path(one.path) == self._path) and one.code != passed_over
        )
        view = None if any(one.blocks for one in self.problems) else _look(pack, self._path)
        self.stale = view is None
        self.view = view or self.view


def find_course(path: Path, default: Path) -> Path:
    """The course that a lesson or quiz stands in, or the default for one that stands alone.

    Raises:
        ContentError: there is no such file, or it is something else by its place or its keys.
    """
    place = path.resolve()
    if not place.is_file():
        raise ContentError(f"{path} does not exist.")
    folder = place.parent.parent
    if place.parent.name in PLACES and (folder / "course.yaml").is_file():
        return folder
    document, _ = read_document(place, None)
    if document is not None and document.kind.place not in PLACES:
        raise ContentError(f"{path} is no lesson and no quiz.")
    return default.resolve()


def _add_document(pack: Pack, path: Path) -> tuple[Pack, tuple[Problem, ...]]:
    """The pack with a file from elsewhere; it counts as broken when it cannot be parsed."""
    document, problems = read_document(path, None)
    documents = pack.documents if document is None else (*pack.documents, document)
    return replace(pack, documents=documents, _by_kind={}), problems


def _look(pack: Pack, path: Path) -> View | None:
    file = next((one.model for one in pack.documents if Path(one.shown) == path), None)
    if not isinstance(file, Lesson | Quiz):
        return None
    course = link_course(pack)
    if isinstance(file, Lesson) and file.id not in course.lessons:  # in no module yet
        course = course.model_copy(update={"lessons": {**course.lessons, file.id: file}})
    return View(course, file)
