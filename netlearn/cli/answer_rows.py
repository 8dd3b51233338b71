"""Cutting a large file of answers into pieces of whole rows, with little of it in memory at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PIECE_BYTES = 4 << 20
LONGEST_ROW = 1 << 20  # bytes; more is a quotation mark that was never closed, or no table at all
BEFORE_OPENING = b',\n\r"'
AFTER_CLOSING = b',\n\r"'


@dataclass(frozen=True, slots=True)
class Piece:
    """Some whole rows of a file.

    Attributes:
        data: The bytes, ending with a line end.
        line: The number of its first line, from 1.
        fault: Why it cannot be read as rows; None when it can be tried.
    """

    data: bytes
    line: int
    fault: str | None = None


def cut_pieces(stream: IO[bytes], size: int = PIECE_BYTES) -> Iterator[Piece]:
    """Cut a file into pieces of about `size` bytes, each at the end of a row.

    A row that is never closed is given back as a piece with a fault up to the end of its first line, and
    the rest of the file goes on after it.
    """
    held, line, ended = b"", 1, False
    while held or not ended:
        more = b"" if ended else stream.read(size)
        held += more
        if not ended and not more:
            ended = True
            held += b"" if held.endswith(b"\n") or not held else b"\n"
        end = find_last_row_end(held)
        fault = None
        if not end and held and (ended or len(held) > LONGEST_ROW):
            end = held.find(b"\n") + 1
            fault = "a quotation mark is never closed"
            if not end:
                end, fault = len(held) + 1, f"the line is longer than {LONGEST_ROW} bytes"
                held += b"\n" + _skip_line(stream)
        if end:
            piece, held = held[:end], held[end:]
            yield Piece(piece, line, fault)
            line += count_lines(piece)


def split_piece(piece: Piece, size: int) -> Iterator[Piece]:
    """Cut a piece into smaller ones of about `size` bytes."""
    start, line = 0, piece.line
    while start < len(piece.data):
        part = piece.data[start : start + size]
        end = len(part) if start + size >= len(piece.data) else find_last_row_end(part)
        while not end:  # a row longer than the part
            size *= 2
            part = piece.data[start : start + size]
            end = len(part) if start + size >= len(piece.data) else find_last_row_end(part)
        yield Piece(part[:end], line)
        line += count_lines(part[:end])
        start += end


def split_first_row(data: bytes) -> tuple[bytes, bytes]:
    """The first row with its line end, and all others."""
    end = data.find(b"\n") + 1
    while end and find_last_row_end(data[:end]) != end:
        end = data.find(b"\n", end) + 1
    end = end or len(data)
    return data[:end], data[end:]


def count_lines(data: bytes) -> int:
    """How many lines end in the data, by newline, carriage return or both together."""
    return data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n")


def find_last_row_end(data: bytes) -> int:
    """Where the last row ends that lies in the data as a whole; 0 when none does.

    The data begins at the start of a row. A line end between quotation marks ends no row.
    """
    import numpy as np

    end = data.rfind(b"\n")
    if data.find(b'"', 0, end + 1) < 0:
        return end + 1
    quotes = np.flatnonzero(np.frombuffer(data, dtype=np.uint8) == ord('"'))
    if not _alternate(data, quotes):
        return _walk(data)
    while end >= 0 and (before := int(np.searchsorted(quotes, end))) % 2:
        end = data.rfind(b"\n", 0, int(quotes[before - 1]))
    return end + 1


def _alternate(data: bytes, quotes: "NDArray[np.int64]") -> bool:
    """Whether each mark in turn opens a field or closes one, so that counting them is enough."""
    import numpy as np

    text = np.frombuffer(data, dtype=np.uint8)
    opening, closing = quotes[::2], quotes[1::2]
    before = text[opening[opening > 0] - 1]
    after = text[closing[closing < len(text) - 1] + 1]
    return bool(
        np.isin(before, np.frombuffer(BEFORE_OPENING, dtype=np.uint8)).all()
        and np.isin(after, np.frombuffer(AFTER_CLOSING, dtype=np.uint8)).all()
    )


def _walk(data: bytes) -> int:
    """The same, mark by mark: one that stands inside a plain field means nothing."""
    place = end = 0
    while (mark := data.find(b'"', place)) >= 0:
        end = max(end, data.rfind(b"\n", place, mark) + 1)
        if mark and data[mark - 1] not in b",\n\r":
            place = mark + 1
            continue
        close = data.find(b'"', mark + 1)
        while close >= 0 and data[close + 1 : close + 2] == b'"':
            close = data.find(b'"', close + 2)
        if close < 0:
            return end
        place = close + 1
    return max(end, data.rfind(b"\n", place) + 1)


def _skip_line(stream: IO[bytes]) -> bytes:
    """Read on to the end of an endless line. Returns the first bytes after it."""
    while more := stream.read(PIECE_BYTES):
        if end := more.find(b"\n") + 1:
            return more[end:]
    return b""
