"""Where rows go that could not be read: a file, or standard error when there is no name for one."""

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

from netlearn.cli.answer_reading import Reject
from netlearn.cli.group import say_count
from netlearn.errors import NetlearnError

if TYPE_CHECKING:
    from _csv import Writer


class Rejects:
    """Keeps rejects and says at the end how many there were.

    The file is begun with the first reject. One that is left from an earlier run, or was asked for by
    name, is written in any case, so that it never tells of another run.
    """

    def __init__(self, path: Path | None, *, asked: bool) -> None:
        self._path = path
        self._asked = asked
        self._writer: Writer | None = None
        self._stack = ExitStack()
        self.count = 0

    def __enter__(self) -> Self:
        if self._path and (self._asked or self._path.exists()):
            self._begin(self._path)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def keep(self, rejects: Iterable[Reject]) -> None:
        """Write the rejects down."""
        for reject in rejects:
            self.count += 1
            if self._path is None:
                click.echo(f"line {reject.line}, column {reject.column}: {reject.reason}", err=True)
                continue
            writer = self._writer or self._begin(self._path)
            writer.writerow((reject.line, reject.column, reject.reason))

    def summarise(self, good: int, verb: str = "scored") -> str:
        """How many rows were read, how many were not, and where to find those."""
        text = f"{say_count(good, 'row')} {verb}"
        if not self.count:
            return f"{text}."
        where = f"; see {self._path}" if self._path else ""
        return f"{text}, {self.count} rejected{where}."

    def _begin(self, path: Path) -> "Writer":
        try:
            file = self._stack.enter_context(path.open("w", encoding="utf-8", newline=""))
        except OSError as error:
            raise NetlearnError(f"{path} cannot be written: {error.strerror}.") from error
        self._writer = csv.writer(file, lineterminator="\n")
        self._writer.writerow(("line", "column", "reason"))
        return self._writer
