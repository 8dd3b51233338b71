"""What a file carries of the course's questions, and what its format cannot carry."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from netlearn.content.model import Blank, Multi, Order, Question

WHOLE = "the whole question"
Extra = Literal["hints", "coach prompt", "shuffle", "comparison", "choice marks", "order marks"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something of a question that is not in the file, in words that follow "without"."""

    question_id: str
    what: str


@dataclass(frozen=True, slots=True)
class Exported:
    """A file's bytes, the same for the same course, and everything that is missing from it."""

    content: bytes
    left_out: tuple[LeftOut, ...]


def leave_whole(question: Question, why: str) -> LeftOut:
    """Say that a question is not in the file at all."""
    return LeftOut(question.id, f"{WHOLE}: {why}")


def list_left_out(question: Question, carried: Collection[Extra]) -> tuple[LeftOut, ...]:
    """List what a question has beyond its options and texts and its format does not carry.

    Args:
        question: Any question that is in the file.
        carried: The extras that the format has a place for.
    """
    return tuple(LeftOut(question.id, what) for extra, what in _name_extras(question) if extra not in carried)


def _name_extras(question: Question) -> Iterator[tuple[Extra | None, str]]:
    if question.hints:
        yield "hints", "its hints"
    if question.coach_prompt:
        yield "coach prompt", "the prompt for a coach"
    if question.behaviour is not None:
        wishes = question.behaviour.model_dump(exclude_none=True)
        if "shuffle" in wishes:
            yield "shuffle", "its wish about shuffling"
        if others := [name for name in wishes if name != "shuffle"]:
            yield None, f"its behaviour: {', '.join(others)}"
    match question:
        case Blank(answer="text"):
            yield "comparison", "the comparison that forgives accents, punctuation and a leading article"
        case Multi():
            yield "choice marks", "our marks for a partly right choice"
        case Order():
            yield "order marks", "our marks for a partly right order"
        case _:
            return
