"""The course in service: always the last revision that could be put together."""

from pathlib import Path
from threading import Lock

from netlearn.content.files import find_assets
from netlearn.content.load import load_course
from netlearn.content.model import Course
from netlearn.content.problems import Problem, format_problems
from netlearn.content.watch import Signature, sign_files
from netlearn.errors import ContentError


class Library:
    """Holds one course and keeps it while an author saves something broken.

    Safe to share between threads; `refresh` costs a look at the file dates when nothing has changed.
    """

    def __init__(self, folder: Path) -> None:
        """Load the course in this folder, for example content/en.

        Raises:
            ContentError: there is no course that could be served; the text lists the problems.
        """
        self._folder = folder
        self._lock = Lock()
        self._signature = self._sign()
        course, problems = load_course(folder)
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
        signature = self._sign()
        if signature == self._signature:
            return False
        with self._lock:
            if signature == self._signature:
                return False
            course, problems = load_course(self._folder)
            self._revision = (course or self.course, problems)
            self._signature = signature
        return True

    def _sign(self) -> Signature:
        return sign_files(self._folder, find_assets(self._folder))
