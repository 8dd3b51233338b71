"""Going through a file of answers piece by piece, several pieces at a time, with a progress bar."""

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import IO, TypeVar

import click

from netlearn.cli.answer_header import Header, read_header
from netlearn.cli.answer_reading import Answers, Reader
from netlearn.cli.answer_rows import Piece, count_lines, cut_pieces, split_first_row
from netlearn.content.model import Instrument
from netlearn.errors import NetlearnError

T = TypeVar("T")
STANDARD = Path("-")
WORKERS = min(4, os.cpu_count() or 1)


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """An open file of answers whose header was read."""

    name: str
    header: Header
    pieces: Iterator[Piece]
    reader: Reader
    size: int | None

    def map(self, work: Callable[[Answers], T]) -> Iterator[T]:
        """Read every piece and do the work on it, in order, some of them at a time in threads."""
        shown = self.size is not None and sys.stderr.isatty()
        waiting: deque[tuple[int, Future[T]]] = deque()
        with (
            ThreadPoolExecutor(WORKERS) as pool,
            click.progressbar(
                length=self.size or 0, label=self.name, file=sys.stderr, hidden=not shown
            ) as bar,
        ):
            for piece in self.pieces:
                waiting.append((len(piece.data), pool.submit(lambda one: work(self.reader.read(one)), piece)))
                if len(waiting) > WORKERS:
                    yield _finish(waiting, bar.update)
            while waiting:
                yield _finish(waiting, bar.update)


@contextmanager
def open_answers(path: Path, instrument: Instrument) -> Iterator[AnswerFile]:
    """Open a file of answers, or standard input for `-`, and read its header.

    Raises:
        NetlearnError: It cannot be read at all.
    """
    name = "standard input" if path == STANDARD else str(path)
    with ExitStack() as stack:
        try:
            stream: IO[bytes] = sys.stdin.buffer if path == STANDARD else stack.enter_context(path.open("rb"))
            pieces = cut_pieces(stream)
            first = next(pieces, None)
        except OSError as error:
            raise NetlearnError(f"{name} cannot be read: {error.strerror}.") from error
        if first is None:
            raise NetlearnError(f"{name} is empty.")
        if first.fault:
            raise NetlearnError(f"{name} has no header: {first.fault}.")
        head, rest = split_first_row(first.data)
        header = read_header(head, instrument, name)
        begun = replace(first, data=rest, line=1 + count_lines(head))
        size = None if path == STANDARD else path.stat().st_size - len(head)
        yield AnswerFile(
            name, header, chain([begun] if rest else [], pieces), Reader(instrument, header), size
        )


def _finish(waiting: "deque[tuple[int, Future[T]]]", advance: Callable[[int], None]) -> T:
    length, future = waiting.popleft()
    result = future.result()
    advance(length)
    return result
