"""A fault in one file, before it is known as a problem of the course."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in one place; `line` and `column` count from 1."""

    code: str
    line: int
    column: int
    message: str
    fix: str


def read_mark(mark: Any) -> tuple[int, int]:
    """Line and column of a parser mark, from 1; the start of the file when the parser gives none."""
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
