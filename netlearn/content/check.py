"""All problems below a path that an author names: a content root, a course, a folder of it or one file."""

from pathlib import Path

from netlearn.content.files import FILE_KINDS
from netlearn.content.load import load_course, read_document
from netlearn.content.problems import Problem, sort_problems
from netlearn.errors import ContentError


def check_path(path: Path) -> tuple[Problem, ...]:
    """Check the courses at or below a path, or the part of a course that it names.

    A file or folder inside a course is checked together with the rest, because ids refer across files,
    and only its own problems are returned.

    Raises:
        ContentError: nothing is there that could be checked.
    """
    place = path.resolve()
    try:
        if not place.exists():
            raise ContentError(f"{path} does not exist.")
        for folder in (place, place.parent, place.parent.parent):
            if _is_course(folder):
                shown = _shorten(place)
                problems = load_course(_shorten(folder))[1]
                return tuple(problem for problem in problems if _is_within(problem.path, shown))
        if place.is_file():
            return sort_problems(read_document(_shorten(place), None)[1])
        courses = sorted(folder for folder in place.iterdir() if _is_course(folder))
    except OSError as error:
        raise ContentError(f"{path} cannot be read: {error.strerror}.") from error
    if not courses:
        raise ContentError(f"{path} holds no course: no folder in it has a course.yaml.")
    return sort_problems(problem for folder in courses for problem in load_course(_shorten(folder))[1])


def _is_course(folder: Path) -> bool:
    """Whether a folder looks like a course, even one with files missing."""
    return (folder / "course.yaml").exists() or any(
        kind.many and (folder / kind.place).is_dir() for kind in FILE_KINDS
    )


def _is_within(shown: str, place: Path) -> bool:
    return Path(shown).is_relative_to(place)


def _shorten(place: Path) -> Path:
    """The path as seen from the working directory, when it lies below."""
    here = Path.cwd()
    return place.relative_to(here) if place.is_relative_to(here) else place
