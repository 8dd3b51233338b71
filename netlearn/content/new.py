"""New content files: each valid at once, with example prose that shows its author what belongs where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Literal

from netlearn.content.fmt_scalars import write_string
from netlearn.content.ledger import list_given
from netlearn.content.load import read_pack
from netlearn.content.new_lesson import LESSON, LESSON_QUIZ
from netlearn.content.new_listing import list_lesson
from netlearn.content.new_quiz import QUIZ
from netlearn.content.new_scenario import SCENARIO
from netlearn.content.pack import Pack
from netlearn.errors import ContentError

NewKind = Literal["lesson", "quiz", "scenario"]
LONGEST_ID = 48  # room for the endings that question ids get, within the 60 characters of an id
_ID = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_TEMPLATES: dict[NewKind, tuple[tuple[str, str], ...]] = {
    "lesson": (("lessons", LESSON), ("quizzes", LESSON_QUIZ)),
    "quiz": (("quizzes", QUIZ),),
    "scenario": (("quizzes", SCENARIO),),
}


@dataclass(frozen=True, slots=True)
class _Draft:
    """A file that is about to be written."""

    path: Path
    text: str


def make_new(folder: Path, kind: NewKind, name: str, title: str = "", module: str = "") -> tuple[Path, ...]:
    """Write what a new lesson, quiz or scenario begins with.

    A lesson comes with a quiz of the four questions that it places.

    Args:
        folder: The course, for example content/en.
        kind: What to begin.
        name: Its id, which is also the file's name.
        title: Its title; without one, made from the id.
        module: For a lesson, the id of the module that lists it; without one, none does.

    Returns:
        The files written or changed.

    Raises:
        ContentError: the id cannot be used or is taken, a file is there already, or the module is not
            there. Nothing was written.
    """
    if not _ID.fullmatch(name) or len(name) > LONGEST_ID:
        raise ContentError(
            f"{name!r} cannot be an id: use letters and digits joined by hyphens, at most {LONGEST_ID}."
        )
    if not (folder / "course.yaml").is_file():
        raise ContentError(f"{folder} is no course: it has no course.yaml.")
    pack, _ = read_pack(folder)
    drafts = list(_fill(pack, folder, kind, name, title.strip() or name.replace("-", " ").capitalize()))
    _refuse_taken(pack, drafts, name)
    if module:
        drafts.append(_list_in(folder / "course.yaml", module, name))
    for draft in drafts:
        try:
            draft.path.parent.mkdir(parents=True, exist_ok=True)
            draft.path.write_bytes(draft.text.encode())
        except OSError as error:
            raise ContentError(f"{draft.path} cannot be written: {error.strerror}.") from error
    return tuple(draft.path for draft in drafts)


def _fill(pack: Pack, folder: Path, kind: NewKind, name: str, title: str) -> Iterator[_Draft]:
    facts = sorted(pack.names("course", "facts", "*", "id"))
    words = {
        "id": name,
        "title": write_string(title),
        "facts": f": {', '.join(facts)}" if facts else "",
    }
    for place, template in _TEMPLATES[kind]:
        yield _Draft(folder / place / f"{name}.yaml", Template(template).substitute(words))


def _list_in(course: Path, module: str, lesson: str) -> _Draft:
    try:
        text = course.read_bytes().decode()  # as bytes, so that its line breaks stay what they are
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{course} cannot be read; netlearn check says why.") from error
    return _Draft(course, list_lesson(text, module, lesson))


def _refuse_taken(pack: Pack, drafts: list[_Draft], name: str) -> None:
    for draft in drafts:
        if draft.path.exists():
            raise ContentError(f"{draft.path} is there already; nothing was written.")
    quizzes = "".join(draft.text for draft in drafts if draft.path.parent.name == "quizzes")
    fresh = {name, *re.findall(r"^  - id: (\S+)$", quizzes, flags=re.MULTILINE)}
    taken = fresh & {given.spot.value for given in list_given(pack)}
    if taken:
        raise ContentError(f"The id `{min(taken)}` is given already; nothing was written.")
