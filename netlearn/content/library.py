"""The course in service: always the last revision that could be put together."""

from pathlib import Path
from threading import Lock

from netlearn.content.load import load_course
from netlearn.content.model import Course
from netlearn.content.problems import Problem, format_problems
from netlearn.content.watch import sign_files
from netlearn.errors import ContentError
from netlearn.settings import ROOT


class Library:
    """Holds one course and keeps it while an author saves something broken.

    Safe to share between threads; `refresh` costs a look at the file dates when nothing has changed.
    """

    def __init__(self, folder: Path, assets: Path = ROOT / "assets") -> None:
        """Load the course in this folder, for example content/en.

        Raises:
            ContentError: there is no course that could be served; the text lists the problems.
        """
        self._folder, self._assets = folder, assets
        self._lock = Lock()
        self._signature = sign_files(folder, assets)
        course, problems = load_course(folder, assets)
        if course is None:
            raise ContentError(f"The content cannot be served:\n{format_problems(problems)}")
        self._revision = (course, problems)

    @property
    def course(self) -> Course:
        """The last course that could be put together."""
        return self._revision[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of the files as they stand now, also of a revision that is not served."""
        return self._revision[1]

    def refresh(self) -> bool:
        """Read the files again when one was added, removed or saved. Returns whether they were read."""
        signature = sign_files(self._folder, self._assets)
        if signature == self._signature:
            return False
        with self._lock:
            if signature == self._signature:
                return False
            course, problems = load_course(self._folder, self._assets)
            self._revision = (course or self.course, problems)
            self._signature = signature
        return True
