"""How fast `netlearn score` is, beside a loop over `score_profile` and beside NumPy with pandas.

`python -m tests.load.score_bench 1000000` prints the table for so many people.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
import pandas as pd
import psutil
import pyarrow as pa
from pyarrow.csv import WriteOptions, write_csv

from netlearn.cli.exporting import load_served_course
from netlearn.content.model import Instrument
from netlearn.domain.answer_table import MISSING
from netlearn.domain.score_table import score_columns
from netlearn.domain.scoring import score_profile
from netlearn.settings import ROOT
from tests.load.report import judge, write_table

PEOPLE = 1_000_000
LOOPED = 2000  # people scored one by one; a million would take minutes
GAPS = 0.03
TIMES_FASTER, TIMES_SLOWER = 20, 4


def bench_scoring(folder: Path, people: int = PEOPLE) -> str:
    """A table of seconds and ratios for so many people with 3 % of the answers missing."""
    instrument = load_served_course().instrument
    answers = draw_answers(instrument, people)
    source, target = folder / "answers.csv", folder / "scores.csv"
    write_answers(instrument, answers, source)
    ours, memory = _measure_command(source, target)
    loop = _time(lambda: _loop(instrument, answers[:LOOPED])) * people / LOOPED
    columns = np.ascontiguousarray(answers.T)
    alone = _time(lambda: score_columns(instrument, columns))
    summed = _time(lambda: answers.sum(axis=1, dtype=np.int64))
    read = _time(lambda: pd.read_csv(source, engine="pyarrow"))
    scores = pd.read_csv(target, engine="pyarrow")
    written = _time(lambda: scores.to_csv(folder / "written.csv", index=False))
    arrow = _time(
        lambda: write_csv(pa.Table.from_pandas(scores, preserve_index=False), folder / "written.csv")
    )
    rows = [
        (f"`netlearn score`, {people:,} people, {memory} MB at most", f"{ours:.1f}", "", ""),
        ("the same in memory", f"{alone:.1f}", "", ""),
        (
            "a loop over `score_profile`, without files", f"{loop:.0f}", f"{loop / ours:.0f} x as long",
            f"≥ {TIMES_FASTER} x: {judge(loop / ours, at_least=TIMES_FASTER)}",
        ),
        (
            "NumPy's sum, pandas reading (pyarrow) and writing", f"{summed + read + written:.1f}",
            f"{ours / (summed + read + written):.2f} x of it taken",
            f"≤ {TIMES_SLOWER} x: {judge(ours / (summed + read + written), at_most=TIMES_SLOWER)}",
        ),
        (
            "the same, but pyarrow writing", f"{summed + read + arrow:.1f}",
            f"{ours / (summed + read + arrow):.2f} x of it taken",
            f"≤ {TIMES_SLOWER} x: {judge(ours / (summed + read + arrow), at_most=TIMES_SLOWER)}",
        ),
    ]  # fmt: skip
    return write_table(("scoring an organisation", "seconds", "beside `netlearn score`", "goal"), rows)


def draw_answers(instrument: Instrument, people: int) -> "np.ndarray":
    """People by items, chance answers with gaps."""
    rng = np.random.default_rng(1)
    scale, shape = instrument.scale, (people, len(instrument.items))
    answers = rng.integers(scale.low, scale.high + 1, shape, dtype=np.int8)
    answers[rng.random(shape, dtype=np.float32) < GAPS] = MISSING
    return answers


def write_answers(instrument: Instrument, answers: "np.ndarray", path: Path) -> None:
    """The answers as a file that `netlearn score` reads."""
    items = [item.id for item in instrument.items]
    table = {
        "person": [f"person-{place}" for place in range(len(answers))],
        **{
            item_id: pa.array(answers[:, place], mask=answers[:, place] == MISSING)
            for place, item_id in enumerate(items)
        },
    }
    write_csv(pa.table(table), path, WriteOptions(quoting_style="none", quoting_header="none"))


def _measure_command(source: Path, target: Path) -> tuple[float, int]:
    """Seconds and peak memory in MB of the whole command, start included."""
    command = [sys.executable, "-m", "netlearn", "score", str(source), "--out", str(target)]
    most = 0
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) as running:
        watched = psutil.Process(running.pid)
        while running.poll() is None:
            with suppress(psutil.NoSuchProcess):
                most = max(most, watched.memory_info().rss)
            time.sleep(0.02)
        took = time.perf_counter() - began
    if running.returncode:
        raise RuntimeError(f"netlearn score ended with exit code {running.returncode}.")
    return took, most // 1_000_000


def _loop(instrument: Instrument, answers: "np.ndarray") -> None:
    items = [item.id for item in instrument.items]
    for row in answers.tolist():
        score_profile(
            instrument,
            {item_id: None if value == MISSING else value for item_id, value in zip(items, row, strict=True)},
        )


def _time(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        sys.stdout.write(bench_scoring(Path(name), int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE))
