"""Reading pieces of a file of answers: at full speed where all is well, cell by cell where it is not."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from netlearn.cli.answer_header import Header
from netlearn.cli.answer_rows import PIECE_BYTES, Piece, split_piece
from netlearn.content.model import Instrument
from netlearn.domain.answer_table import MISSING, find_off_scale

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KINDS = ("int8", "double")  # 3, or 3.0 as programs write that know no missing whole numbers
PART_BYTES = 128 << 10  # what is read cell by cell when something in it is wrong


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that could not be read: its first line, the number of its column from 1, and why."""

    line: int
    column: int
    reason: str


@dataclass(frozen=True, slots=True)
class Answers:
    """The rows of one piece.

    Attributes:
        people: What the person's column says.
        columns: Items by people in instrument order, as `netlearn.domain.answer_table` holds them.
        rejects: The rows left out.
    """

    people: Any  # a pyarrow array of strings
    columns: "NDArray[np.int8]"
    rejects: list[Reject] = field(default_factory=list)


class Reader:
    """Reads the pieces of one file."""

    def __init__(self, instrument: Instrument, header: Header) -> None:
        self._instrument = instrument
        self._header = header
        self._kinds: tuple[str, ...] = KINDS
        csv.field_size_limit(2 * PIECE_BYTES)  # a row is never longer

    def read(self, piece: Piece) -> Answers:
        """Read a piece, and its faulty stretches cell by cell."""
        if piece.fault:
            return self._collect([], [Reject(piece.line, 1, piece.fault)])
        fast = self._read_fast(piece)
        if fast is not None:
            return fast
        return join(
            [self._read_fast(part) or self._read_cells(part) for part in split_piece(piece, PART_BYTES)]
        )

    def _read_fast(self, piece: Piece) -> Answers | None:
        """All rows at once; None when anything is wrong with any of them."""
        import pyarrow as pa

        # Arrow takes 0x3 for a number and a mark at the start of a piece for that of a file.
        if b"0x" in piece.data or b"0X" in piece.data or piece.data.startswith(b"\xef\xbb\xbf"):
            return None
        for kind in self._kinds:
            try:
                table = self._parse(piece.data, kind)
            except pa.ArrowInvalid:
                continue
            columns = self._take_columns(table)
            if columns is None or find_off_scale(self._instrument, columns).any():
                return None
            self._kinds = (
                kind,
                *(other for other in KINDS if other != kind),
            )  # the rest is most likely alike
            return Answers(table.column(self._header.names[self._header.person]), columns)
        return None

    def _parse(self, data: bytes, kind: str) -> Any:
        import pyarrow as pa
        from pyarrow.csv import ConvertOptions, ParseOptions, ReadOptions, read_csv

        person = self._header.names[self._header.person]
        number = pa.type_for_alias(kind)
        return read_csv(
            pa.BufferReader(data),
            read_options=ReadOptions(
                use_threads=False, column_names=self._header.names, block_size=len(data) + 1
            ),
            parse_options=ParseOptions(newlines_in_values=b'"' in data),
            convert_options=ConvertOptions(
                column_types={person: pa.string(), **dict.fromkeys(self._header.items, number)},
                include_columns=[person, *self._header.items],
                null_values=[""],
                strings_can_be_null=False,
            ),
        )

    def _take_columns(self, table: Any) -> "NDArray[np.int8] | None":
        """Arrow's columns as ours; None where a number is not whole."""
        import numpy as np

        columns = np.full((len(self._instrument.items), len(table)), MISSING, dtype=np.int8)
        for place, item in enumerate(self._instrument.items):
            if item.id in self._header.items:
                column = table.column(item.id)
                values = column.fill_null(MISSING).to_numpy()
                if values.dtype != np.int8 and (
                    not (np.abs(values) <= -MISSING).all() or (values != np.floor(values)).any()
                ):
                    return None
                columns[place] = values
        # -128 written in the file means something else than a gap
        gaps = sum(table.column(item_id).null_count for item_id in self._header.items)
        unasked = len(table) * (len(columns) - len(self._header.items))
        return columns if np.count_nonzero(columns == MISSING) == gaps + unasked else None

    def _read_cells(self, piece: Piece) -> Answers:
        """Row by row, with the line and the column of what is wrong."""
        rows: list[tuple[str, list[int]]] = []
        rejects: list[Reject] = []
        known: dict[str, int] = {"": MISSING}
        places = list(self._header.items.values())
        for line, row in _read_rows(piece):
            try:
                values = [known[row[place]] for place in places]
                fault = self._check_row(row)
            except (KeyError, IndexError):
                fault = self._check_row(row) or self._learn(row, known)
                values = [] if fault else [known[row[place]] for place in places]
            if fault:
                rejects.append(Reject(line, *fault))
            else:
                rows.append((row[self._header.person], values))
        return self._collect(rows, rejects)

    def _check_row(self, row: Sequence[str]) -> tuple[int, str] | None:
        width, person = len(self._header.names), self._header.person
        if len(row) != width:
            return min(len(row), width) + 1, f"{len(row)} fields where the header has {width}"
        return None if _is_text(row[person]) else (person + 1, f"{self._header.names[person]}: not UTF-8")

    def _learn(self, row: Sequence[str], known: dict[str, int]) -> tuple[int, str] | None:
        """Take the cells of a row into `known`. Returns the column and the reason of the first bad one."""
        for place in sorted(self._header.items.values()):
            value = _read_cell(row[place], self._instrument)
            if isinstance(value, str):
                return place + 1, f"{self._header.names[place]}: {value}"
            known[row[place]] = value
        return None

    def _collect(self, rows: list[tuple[str, list[int]]], rejects: list[Reject]) -> Answers:
        import numpy as np
        import pyarrow as pa

        columns = np.full((len(self._instrument.items), len(rows)), MISSING, dtype=np.int8)
        asked = [place for place, item in enumerate(self._instrument.items) if item.id in self._header.items]
        if rows:
            columns[asked] = np.array([values for _, values in rows], dtype=np.int8).T
        return Answers(pa.chunked_array([[person for person, _ in rows]], pa.string()), columns, rejects)


def join(parts: Sequence[Answers]) -> Answers:
    """Put the rows of several pieces together."""
    import numpy as np
    import pyarrow as pa

    people = pa.chunked_array([chunk for part in parts for chunk in part.people.chunks], pa.string())
    columns = np.concatenate([part.columns for part in parts], axis=1)
    return Answers(people, columns, [reject for part in parts for reject in part.rejects])


def _read_rows(piece: Piece) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not blank with the number of its first line."""
    # Bytes that are no text stay in place as half characters and are found again in their cell.
    reader = csv.reader(io.StringIO(piece.data.decode("utf-8", "surrogateescape"), newline=""))
    line = piece.line
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        if row and (len(row) > 1 or row[0].strip()):
            yield line, row
        line = piece.line + reader.line_num


def _read_cell(text: str, instrument: Instrument) -> int | str:
    """The answer in a cell, or what is wrong with it."""
    scale = instrument.scale
    if not _is_text(text):
        return "not UTF-8"
    shown = text if len(text) <= 20 else f"{text[:20]}…"
    if not (plain := text.strip(" \t")):
        return MISSING
    try:
        value = float(plain) if plain.isascii() and "_" not in plain else float("nan")
    except ValueError:
        value = float("nan")
    if not value.is_integer():
        return f"{shown!r} is not a whole number"
    if not scale.low <= value <= scale.high:
        return f"{shown!r} is outside the scale of {scale.low} to {scale.high}"
    return int(value)


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
