"""Files of answers, cut into pieces of any size, are read as one reader of the whole file would."""

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netlearn.cli import answer_rows
from netlearn.cli.answer_header import read_header
from netlearn.cli.answer_reading import Answers, Reader, Reject, join
from netlearn.cli.answer_rows import Piece, cut_pieces, find_last_row_end, split_first_row, split_piece
from netlearn.domain.answer_table import MISSING
from netlearn.errors import NetlearnError
from tests.factories import make_instrument

INSTRUMENT = make_instrument(facets=1, items=4, networks=("personal",))
ITEM_IDS = [item.id for item in INSTRUMENT.items]
HEADER = read_header(b"person,P1-4,P1-1,M-1,P1-2,P1-3\n", INSTRUMENT, "file")
PLACES = [2, 4, 5, 1]  # of P1-1 to P1-4 in a row

SOUND_CELLS = ["1", "2", "3", "4", "5", "", " 4 ", "3.0", '"2"', '""', "+1", "05", "5e0"]
BAD_CELLS = ["0", "6", "2.5", "x", "NA", "nan", "0x3", "-128", "1_0", "300", "é", "9" * 30, '"1\n"']
PEOPLE = [
    "ann",
    "",
    "é",
    "NA",
    '"b,c"',
    '"d\ne"',
    '"f""g"',
    '"h\r\ni"',
    'j"k',
    '"l"m',
    ' "n"',
    "\ufeffo",
    "3",
]
LINE_ENDS = st.sampled_from(["\n", "\r\n"])


def read(data: bytes, size: int = 1 << 20) -> Answers:
    reader = Reader(INSTRUMENT, HEADER)
    parts = [reader.read(piece) for piece in cut_pieces(io.BytesIO(data), size)]
    return join(parts) if parts else reader.read(Piece(b"\n", 1))


def show(answers: Answers) -> tuple[list[str], list[list[int]], list[tuple[int, int]]]:
    places = [(reject.line, reject.column) for reject in answers.rejects]
    return answers.people.to_pylist(), answers.columns.T.tolist(), places


def read_plainly(text: str) -> tuple[list[str], list[list[int]], list[tuple[int, int]]]:
    """The rules once more, with nothing but the csv module, on the whole file."""
    people, values, rejects = [], [], []
    reader, line = csv.reader(io.StringIO(text, newline="")), 1
    for row in reader:
        begun, line = line, 1 + reader.line_num
        if not row or (len(row) == 1 and not row[0].strip()):
            continue
        bad = [place for place in sorted(PLACES) if place < len(row) and isinstance(_value(row[place]), str)]
        if len(row) != 6:
            rejects.append((begun, min(len(row), 6) + 1))
        elif bad:
            rejects.append((begun, bad[0] + 1))
        else:
            people.append(row[0])
            values.append([int(_value(row[place])) for place in PLACES])
    return people, values, rejects


def _value(text: str) -> int | str:
    plain = text.strip(" \t")
    if not plain:
        return MISSING
    try:
        value = float(plain.replace("_", "?"))
    except ValueError:
        return "no number"
    return int(value) if value in {1, 2, 3, 4, 5} else "off the scale"


# --- the whole way ---------------------------------------------------------------------------

CELLS = st.sampled_from([*SOUND_CELLS * 3, *BAD_CELLS])
ROWS = st.tuples(st.sampled_from(PEOPLE), st.lists(CELLS, min_size=5, max_size=5)) | st.tuples(
    st.sampled_from(PEOPLE), st.lists(CELLS, max_size=7)
)


@given(rows=st.lists(st.tuples(ROWS, LINE_ENDS), max_size=12), size=st.integers(1, 300), closed=st.booleans())
@example(rows=[(("ann", []), "\n"), (("", []), "\n")], size=2, closed=False)
def test_any_file_is_read_as_by_the_csv_module(
    rows: list[tuple[tuple[str, list[str]], str]], size: int, closed: bool
) -> None:
    lines = [",".join([person, *cells]) + end for (person, cells), end in rows]
    text = "".join(lines) if closed else "".join(lines).rstrip("\r\n")

    assert show(read(text.encode(), size)) == read_plainly(text)


@given(people=st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=30), size=st.integers(1, 200))
def test_sound_files_have_no_rejects(people: list[str], size: int) -> None:
    text = "".join(f"{person},1,2,3,4,5\n" for person in people)

    found, values, rejects = show(read(text.encode(), size))

    assert found == [row[0] for row in csv.reader(io.StringIO(text, newline=""))]
    assert (values, rejects) == ([[2, 4, 5, 1]] * len(people), [])


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (b"ann,1,2,3,4", 6, "5 fields where the header has 6"),
        (b"ann,1,2,3,4,5,1", 7, "7 fields where the header has 6"),
        (b"ann,1,2,x,4,9", 6, "P1-3: '9' is outside the scale of 1 to 5"),
        (b"ann,1.5,2,3,4,5", 2, "P1-4: '1.5' is not a whole number"),
        (b"ann,1,2,3,\xff,5", 5, "P1-2: not UTF-8"),
        (b"\xe9ric,1,2,3,4,5", 1, "person: not UTF-8"),
        (b'ann,1,2,3,4,"' + b"x" * 40 + b'"', 6, "P1-3: 'xxxxxxxxxxxxxxxxxxxx…' is not a whole number"),
    ],
)
def test_a_bad_row_is_told_with_line_column_and_reason(row: bytes, column: int, reason: str) -> None:
    answers = read(b'"a\nb",1,2,3,4,5\n\n' + row + b"\nlast,5,5,5,5,5\n")

    assert answers.people.to_pylist() == ["a\nb", "last"]
    assert answers.rejects == [Reject(4, column, reason)]


def test_a_quotation_mark_that_is_never_closed_costs_one_line() -> None:
    answers = read(b'ann,1,2,3,4,5\n"ben,1,2,3,4,5\ncid,1,2,3,4,5\n')

    assert answers.people.to_pylist() == ["ann", "cid"]
    assert answers.rejects == [Reject(2, 1, "a quotation mark is never closed")]


def test_an_endless_row_is_left_out_and_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_rows, "LONGEST_ROW", 100)
    data = b"ann,1,2,3,4,5\n" + b"x" * 5000 + b"\ncid,1,2,3,4,5\n"

    answers = read(data, 50)

    assert answers.people.to_pylist() == ["ann", "cid"]
    assert answers.rejects == [Reject(2, 1, "the line is longer than 100 bytes")]


def test_lines_after_an_endless_row_keep_their_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_rows, "LONGEST_ROW", 100)

    answers = read(b"x" * 5000 + b"\ncid,1,2,3,4,5\ndee,9,2,3,4,5\n", 50)

    assert [reject.line for reject in answers.rejects] == [1, 3]


# --- cutting ---------------------------------------------------------------------------------


@given(rows=st.lists(st.tuples(st.sampled_from(PEOPLE), LINE_ENDS), max_size=20), size=st.integers(1, 60))
def test_pieces_hold_whole_rows_and_every_byte(rows: Sequence[tuple[str, str]], size: int) -> None:
    written = [f"{person},1{end}".encode() for person, end in rows]
    ends = {sum(map(len, written[:count])) for count in range(len(written) + 1)}

    pieces = list(cut_pieces(io.BytesIO(b"".join(written)), size))

    place = 0
    for piece in pieces:
        assert piece.line == 1 + b"".join(written)[:place].count(b"\n")
        place += len(piece.data)
        assert place in ends
    assert b"".join(piece.data for piece in pieces) == b"".join(written)
    for piece in pieces:
        assert b"".join(part.data for part in split_piece(piece, size)) == piece.data


@pytest.mark.parametrize(
    ("data", "end"),
    [
        (b"", 0),
        (b"a,1", 0),
        (b"a,1\nb", 4),
        (b'"a\nb",1', 0),
        (b'c,1\n"a\nb",1', 4),
        (b'"a""\n""b",1\nx', 12),
        (b'a"b\nc', 4),
        (b'a"b\n"c\nd', 4),
        (b'"a"b"\nc', 6),
        (b'"a\n', 0),
    ],
)
def test_find_last_row_end_minds_quotation_marks(data: bytes, end: int) -> None:
    assert find_last_row_end(data) == end


def test_first_row_may_hold_a_line_end() -> None:
    assert split_first_row(b'"a\nb",c\nd,e\n') == (b'"a\nb",c\n', b"d,e\n")
    assert split_first_row(b"a,b") == (b"a,b", b"")


# --- header ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "names", "person"),
    [
        (b"person,P1-1,P1-2", ("person", "P1-1", "P1-2"), 0),
        (b"\xef\xbb\xbfperson,P1-1\r\n", ("person", "P1-1"), 0),
        (b"P1-1,person\n", ("P1-1", "person"), 1),
        (b"email,P1-1\n", ("email", "P1-1"), 0),
        (b'"who, then", P1-1 ,M-1\n', ("who, then", "P1-1", "M-1"), 0),
        (b'"who\nthen",P1-1\n', ("who\nthen", "P1-1"), 0),
        (b"P1,P1-1\n", ("P1", "P1-1"), 0),
    ],
)
def test_header_finds_the_person(row: bytes, names: tuple[str, ...], person: int) -> None:
    header = read_header(row, INSTRUMENT, "file")

    assert (header.names, header.person) == (names, person)


def test_header_lists_absent_items() -> None:
    header = read_header(b"P1-3,person,P1-1\n", INSTRUMENT, "file")

    assert (header.items, header.absent) == ({"P1-1": 2, "P1-3": 0}, ("P1-2", "P1-4"))


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (b"person,P1-1,P1_2\n", "file has an unknown column 'P1_2'. Did you mean P1-2?"),
        (b"person,P1-1,p1-2\n", "file has an unknown column 'p1-2'. Did you mean P1-2?"),
        (b"P1_1,P1-2\n", "file has an unknown column 'P1_1'. Did you mean P1-1?"),
        (b"person,P1-1,age\n", "file has an unknown column 'age'."),
        (b"person,P1-1,P1-1\n", "file has the column P1-1 twice."),
        (b"P1-1,P1-2\n", "file has no column for the person; call one person."),
        (
            b"ann,1,2,3\n",
            "file has no header: the first line must name the columns, person and item ids such as P1-1.",
        ),
        (
            b"person;P1-1;P1-2\n",
            "file has its columns apart by semicolons; save it with commas between them.",
        ),
        (b"person\tP1-1\tP1-2\n", "file has its columns apart by tabs; save it with commas between them."),
        (
            b"person,P1-1\rann,3\r",
            "file ends its lines by carriage returns alone; save it with other line ends.",
        ),
        ("person,P1-1\n".encode("utf-16"), "file is not UTF-8; save it as CSV UTF-8."),
        (b"\n", "file has no header: the first line is empty."),
    ],
)
def test_header_that_cannot_be_used_says_why(row: bytes, why: str) -> None:
    with pytest.raises(NetlearnError) as refused:
        read_header(row, INSTRUMENT, "file")

    assert str(refused.value) == why
