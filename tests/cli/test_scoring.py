import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from netlearn.cli import main
from netlearn.cli.answer_reading import Answers
from netlearn.cli.score_rows import write_heads, write_scores
from netlearn.domain.answer_table import read_columns
from netlearn.domain.quality import check_answers
from netlearn.domain.scoring import score_profile
from netlearn.settings import ROOT
from tests.cli.courses import copy_plain_course
from tests.factories import make_instrument

HEAD = "person,O1-1,O1-2,O1-3,O1-4\n"
GOOD = HEAD + "ann,5,5,5,1\nben,2,3,1,3\ncid,3,3,,3\ndee,,,4,4\n"
SCORED = """person,O1,operational,answered,flags
ann,100,100,4,
ben,31.25,31.25,4,
cid,50,50,3,
dee,,,2,
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with the small course: one facet of four items, here rated from 1 to 5."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NETLEARN_CONTENT", str(tmp_path / "content"))
    instrument = copy_plain_course(tmp_path / "content") / "instrument.yaml"
    text = instrument.read_text(encoding="utf-8")
    last = "{value: 3, label: Almost always}"
    points = [
        last,
        *(last.replace("3", str(value)).replace("Almost", f"{value} times as") for value in (4, 5)),
    ]
    instrument.write_text(text.replace(last, "\n    - ".join(points)), encoding="utf-8")
    return tmp_path


def run(command: str, text: str | bytes, *arguments: str) -> Result:
    data = text if isinstance(text, bytes) else text.encode()
    Path("answers.csv").write_bytes(data)
    return CliRunner().invoke(main, [command, "answers.csv", *arguments])


# --- score -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
def test_score_writes_a_row_a_person_to_standard_output() -> None:
    done = run("score", GOOD)

    assert (done.exit_code, done.stdout, done.stderr) == (0, SCORED, "4 rows scored.\n")


@pytest.mark.usefixtures("folder")
def test_score_writes_to_a_file() -> None:
    done = run("score", GOOD, "--out", "scores.csv")

    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "4 rows scored.\n")
    assert Path("scores.csv").read_text(encoding="utf-8") == SCORED
    assert sorted(path.name for path in Path().glob("*.csv")) == ["answers.csv", "scores.csv"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.rstrip("\n"),
        GOOD.replace(",5", ",5.0").replace("\n", "\n\n"),
        "O1-4,O1-3,O1-2,person,O1-1,M-1\n1,5,5,ann,5,2\n3,1,3,ben,2,\n3,,3,cid,3,9\n4,4,,dee,,x\n",
        "".join(f'"{line.replace(",", chr(34) + "," + chr(34))}"\n' for line in GOOD.splitlines()),
    ],
    ids=["mark", "crlf", "open end", "decimals and blank lines", "any order", "quoted"],
)
def test_score_reads_what_programs_write(text: str) -> None:
    assert list(csv.reader(io.StringIO(run("score", text).stdout))) == list(csv.reader(io.StringIO(SCORED)))


@pytest.mark.usefixtures("folder")
def test_score_gives_odd_names_back_as_they_were() -> None:
    names = ['a "b"', "c,d", "e\nf", "=g", "", "é", " h "]
    text = io.StringIO()
    csv.writer(text).writerows([["person", "O1-1"], *([name, 3] for name in names)])

    scored = list(csv.reader(io.StringIO(run("score", text.getvalue()).stdout)))

    assert scored[1:] == [[name, "", "", "1", ""] for name in names]


@pytest.mark.usefixtures("folder")
def test_score_writes_figures_plain_beside_a_quoted_name() -> None:
    done = run("score", HEAD + '"f, ann",2,3,1,3\n')

    assert done.stdout.splitlines()[1] == '"f, ann",31.25,31.25,4,'


@pytest.mark.usefixtures("folder")
def test_score_lists_bad_rows_and_scores_the_rest() -> None:
    text = GOOD.encode() + b"eve,1,2,3\nfay,1,7,3,4\n\xff,1,2,3,4\ngus,1,2,3,4.5\nhal,2,3,1,3\n"

    done = run("score", text, "--out", "scores.csv")

    assert done.exit_code == 0
    assert done.stderr == "5 rows scored, 4 rejected; see scores.csv.rejects.csv.\n"
    assert Path("scores.csv").read_text(encoding="utf-8") == SCORED + "hal,31.25,31.25,4,\n"
    assert Path("scores.csv.rejects.csv").read_text(encoding="utf-8").splitlines() == [
        "line,column,reason",
        "6,5,4 fields where the header has 5",
        "7,3,O1-2: '7' is outside the scale of 1 to 5",
        "8,1,person: not UTF-8",
        "9,5,O1-4: '4.5' is not a whole number",
    ]


@pytest.mark.usefixtures("folder")
def test_score_to_standard_output_tells_bad_rows_on_standard_error() -> None:
    done = run("score", HEAD + "ann,5,5,5,x\nben,2,3,1,3\n")

    assert (done.exit_code, done.stdout) == (0, "person,O1,operational,answered,flags\nben,31.25,31.25,4,\n")
    assert done.stderr == "line 2, column 5: O1-4: 'x' is not a whole number\n1 row scored, 1 rejected.\n"


@pytest.mark.usefixtures("folder")
def test_score_writes_rejects_where_asked() -> None:
    done = run("score", GOOD, "--rejects", "bad.csv")

    assert (done.exit_code, done.stdout) == (0, SCORED)
    assert Path("bad.csv").read_text(encoding="utf-8") == "line,column,reason\n"


@pytest.mark.usefixtures("folder")
def test_score_empties_the_rejects_of_an_earlier_run() -> None:
    run("score", HEAD + "ann,5,5,5,x\n", "--out", "scores.csv")

    done = run("score", GOOD, "--out", "scores.csv")

    assert done.stderr == "4 rows scored.\n"
    assert Path("scores.csv.rejects.csv").read_text(encoding="utf-8") == "line,column,reason\n"


@pytest.mark.usefixtures("folder")
def test_score_names_absent_items() -> None:
    done = run("score", "person,O1-1,O1-3,O1-4\nann,5,5,1\n")

    assert done.stdout == "person,O1,operational,answered,flags\nann,100,100,3,\n"
    assert done.stderr == "Without a column and so unanswered by everybody: O1-2.\n1 row scored.\n"


@pytest.mark.usefixtures("folder")
def test_score_of_a_header_alone_is_a_header() -> None:
    done = run("score", HEAD)

    assert (done.exit_code, done.stdout, done.stderr) == (
        0,
        "person,O1,operational,answered,flags\n",
        "0 rows scored.\n",
    )


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "answers.csv is empty."),
        ("person,O1-1,O1-22\nann,1,2\n", "answers.csv has an unknown column 'O1-22'. Did you mean O1-2?"),
        ("person,O1-1,O1-1\nann,1,2\n", "answers.csv has the column O1-1 twice."),
        (
            "ann,1,2,3,4\n",
            (
                "answers.csv has no header: the first line must name the columns, person and item ids "
                "such as O1-1."
            ),
        ),
        (
            "person;O1-1\nann;1\n",
            "answers.csv has its columns apart by semicolons; save it with commas between them.",
        ),
        ('"person,O1-1\nann,1\n', "answers.csv has no header: a quotation mark is never closed."),
    ],
)
def test_score_of_a_file_that_cannot_be_read_exits_2(text: str, why: str) -> None:
    Path("scores.csv").write_text("kept", encoding="utf-8")

    done = run("score", text, "--out", "scores.csv")

    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"netlearn: {why}\n")
    assert Path("scores.csv").read_text(encoding="utf-8") == "kept"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["none.csv"], "none.csv cannot be read: No such file or directory."),
        (["."], ". cannot be read: Is a directory."),
        (["answers.csv", "--out", "answers.csv"], "RESPONSES, --out and --rejects must be different files."),
        (
            ["answers.csv", "--out", "a.csv", "--rejects", "./a.csv"],
            "RESPONSES, --out and --rejects must be different files.",
        ),
        (["answers.csv", "--out", "no/a.csv"], "no/a.csv cannot be written: No such file or directory."),
    ],
)
@pytest.mark.parametrize("command", ["score"])
def test_score_of_files_that_do_not_work_exits_2(command: str, arguments: list[str], why: str) -> None:
    Path("answers.csv").write_text(GOOD, encoding="utf-8")

    done = CliRunner().invoke(main, [command, *arguments])

    assert (done.exit_code, done.stderr) == (2, f"netlearn: {why}\n")
    assert Path("answers.csv").read_text(encoding="utf-8") == GOOD


def test_score_reads_standard_input_as_a_command(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "netlearn", "score", "-"],
        input=GOOD + "eve,9,1,1,1\n",
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "NETLEARN_CONTENT": str(folder / "content")},
    )

    assert (done.returncode, done.stdout) == (0, SCORED)
    assert done.stderr == (
        "line 6, column 2: O1-1: '9' is outside the scale of 1 to 5\n4 rows scored, 1 rejected.\n"
    )


@pytest.mark.parametrize("mark", ["", ","], ids=["plain", "quoted"])
def test_score_rows_are_score_profile_to_the_last_digit(mark: str) -> None:
    instrument = make_instrument()
    people = [[(place * step + place // 7) % 6 or None for place in range(48)] for step in range(1, 60)]
    table = [[float("nan") if value is None else float(value) for value in person] for person in people]

    names = _as_arrow([f"p{place}{mark}" for place in range(len(people))])
    rows = write_heads(instrument) + write_scores(instrument, Answers(names, read_columns(instrument, table)))

    for row, person in zip(csv.DictReader(io.StringIO(rows.decode())), people, strict=True):
        ratings = {item.id: value for item, value in zip(instrument.items, person, strict=True)}
        profile = score_profile(instrument, ratings)
        found = {score_id: float(row[score_id]) if row[score_id] else None for score_id in list(row)[1:-2]}
        assert found == {
            one.id: one.value for part in (profile.facets, profile.networks) for one in part.values()
        }
        assert int(row["answered"]) == profile.overall.answered
        assert row["flags"].split() == [flag.kind for flag in check_answers(instrument, ratings)]


def _as_arrow(names: list[str]) -> object:
    import pyarrow as pa

    return pa.chunked_array([names], pa.string())


# --- reliability -----------------------------------------------------------------------------

# variances 1, 1, 1, 1 and all pairs alike: the fourth is reverse-keyed
ALIKE = HEAD + "a,1,1,1,5\nb,2,2,2,4\nc,3,3,3,3\nd,4,4,4,2\n"


@pytest.mark.usefixtures("folder")
def test_reliability_as_json_has_five_figures_a_scale() -> None:
    done = run(
        "reliability", HEAD + "a,1,2,1,5\nb,2,1,3,4\nc,3,4,3,3\nd,5,4,4,1\ne,5,,4,1\n", "--format", "json"
    )

    found = json.loads(done.stdout)
    assert (done.exit_code, list(found), list(found["O1"])) == (
        0,
        ["O1", "operational"],
        ["alpha", "alpha_low", "alpha_high", "omega", "n"],
    )
    # keyed 1 2 1 1 / 2 1 3 2 / 3 4 3 3 / 5 4 4 5: variances 35 27 19 35 twelfths, total 392 twelfths
    assert found["O1"]["n"] == 4
    assert round(found["O1"]["alpha"], 9) == round(4 / 3 * (1 - 116 / 392), 9)


@pytest.mark.usefixtures("folder")
def test_reliability_of_like_items_is_one() -> None:
    found = json.loads(run("reliability", ALIKE, "--format", "json").stdout)

    omega = found["O1"].pop("omega")
    assert found["O1"] == {"alpha": 1.0, "alpha_low": 1.0, "alpha_high": 1.0, "n": 4}
    assert round(omega, 9) == 1.0


@pytest.mark.usefixtures("folder")
def test_reliability_of_one_person_is_null() -> None:
    found = json.loads(run("reliability", HEAD + "a,1,2,3,4\n", "--format", "json").stdout)

    assert found["O1"] == {"alpha": None, "alpha_low": None, "alpha_high": None, "omega": None, "n": 1}


@pytest.mark.usefixtures("folder")
def test_reliability_as_text_is_a_table_with_notes() -> None:
    done = run("reliability", ALIKE + "e,1,1,1,9\n")

    assert done.exit_code == 0
    assert done.stdout.splitlines()[:7] == [
        "scale        alpha  95 % interval  omega  n",
        "O1           1.00   1.00 to 1.00   1.00   4",
        "operational  1.00   1.00 to 1.00   1.00   4",
        "",
        "facet  from itself  from network  worth showing alone  item with the rest",
        "O1     1.00         1.00          no                   O1-1 1.00 O1-2 1.00 O1-3 1.00 O1-4 1.00",
        "",
    ]
    assert done.stderr == (
        "line 6, column 5: O1-4: '9' is outside the scale of 1 to 5\n4 rows used, 1 rejected.\n"
    )
