"""Scores as rows of a CSV file."""

import csv
import io
from typing import TYPE_CHECKING, Any

from netlearn.cli.answer_reading import Answers
from netlearn.content.model import Instrument
from netlearn.domain.quality_table import TABLE_KINDS
from netlearn.domain.score_table import ScoreTable, score_columns

if TYPE_CHECKING:
    from numpy.typing import NDArray


def write_heads(instrument: Instrument) -> bytes:
    """The first row: person, facet ids, network ids, answered, flags."""
    ids = [one.id for part in (instrument.facets, instrument.networks) for one in part]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(("person", *ids, "answered", "flags"))
    return text.getvalue().encode()


def write_scores(instrument: Instrument, answers: Answers) -> bytes:
    """A row a person: points with all their digits, empty for a gap; flags with spaces between them."""
    import pyarrow as pa
    import pyarrow.compute as pc
    from pyarrow.csv import WriteOptions, write_csv

    scores = score_columns(instrument, answers.columns)
    special = pc.any(pc.match_substring_regex(answers.people, '[",\r\n]')).as_py()
    table = pa.table(
        {
            "person": answers.people,
            **_write_points(scores, as_text=not special),  # text is quoted where anything is
            "answered": pa.array(scores.answered),
            "flags": _name_flags(scores),
        }
    )
    sink = pa.BufferOutputStream()
    style = "needed" if special else "none"
    write_csv(table, sink, WriteOptions(include_header=False, quoting_style=style))
    return bytes(sink.getvalue())


def _write_points(scores: ScoreTable, *, as_text: bool) -> dict[str, Any]:
    """A column a score, null for a gap. There are few different ones, so as text each is written once."""
    import pyarrow as pa
    import pyarrow.compute as pc

    columns = {}
    for place, points in enumerate((*scores.facets.T, *scores.networks.T)):
        column = pa.array(points, from_pandas=True)
        if as_text:
            found = column.dictionary_encode()
            column = pc.take(found.dictionary.cast(pa.string()), found.indices)
        columns[str(place)] = column
    return columns


def _name_flags(scores: ScoreTable) -> Any:
    """The names of each person's flags, put together once for every combination; null for none."""
    import numpy as np
    import pyarrow as pa

    codes: NDArray[np.int64] = scores.flags @ (1 << np.arange(len(TABLE_KINDS)))
    names = [
        " ".join(kind for place, kind in enumerate(TABLE_KINDS) if code >> place & 1)
        for code in range(1 << len(TABLE_KINDS))
    ]
    return pa.array([name or None for name in names]).take(pa.array(codes))
