import csv
import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from netlearn.cli import main
from netlearn.content.load import load_course
from netlearn.content.model import Single
from netlearn.store.attempts import record_attempt
from netlearn.store.engine import Store, open_store
from netlearn.store.learners import enrol_learner
from netlearn.store.migrate import migrate
from tests.cli.courses import copy_plain_course

NOW = datetime(2030, 1, 2, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A database that stays held, as by a running server, beside the small course."""
    monkeypatch.setenv("NETLEARN_DATABASE_URL", f"sqlite:///{tmp_path / 'netlearn.db'}")
    monkeypatch.setenv("NETLEARN_CONTENT", str(tmp_path / "content"))
    copy_plain_course(tmp_path / "content")
    with closing(open_store(f"sqlite:///{tmp_path / 'netlearn.db'}")) as store:
        migrate(store)
        yield store


def read_question(tmp_path: Path) -> Single:
    course, _ = load_course(tmp_path / "content" / "en")
    assert course is not None
    question = course.questions["who-to-call"]
    assert isinstance(question, Single)
    return question


def answer(store: Store, question: Single, learners: int) -> None:
    """Every learner answers once; the first is right, the others choose the last wrong option, certain."""
    right = next(option for option in question.options if option.correct)
    wrong = [option for option in question.options if not option.correct][-1]
    for number in range(learners):
        learner = enrol_learner(store, f"{number:032}", NOW)
        chosen = right if number == 0 else wrong
        record_attempt(
            store,
            learner,
            question.id,
            question.revision,
            (chosen.id,),
            credit=float(number == 0),
            confidence=3,
            key=f"k{number}",
            now=NOW,
        )


def items(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["items", *arguments])


def test_table_shows_answered_questions_and_counts_the_others(store: Store, tmp_path: Path) -> None:
    question = read_question(tmp_path)
    answer(store, question, learners=10)
    shares = {option.id: "10*" if option.correct else "0" for option in question.options}
    wrong = [option.id for option in question.options if not option.correct]
    shares[wrong[-1]] = "90"

    lines = items().output.splitlines()

    assert lines[0].split("  ")[0] == "question"
    assert lines[1].split() == [
        "who-to-call",
        "10",
        "10",
        "%",
        "10",
        "%",
        "90",
        "%",
        *_hints(question),
        *shares.values(),
    ]
    assert lines[2].endswith(" questions have fewer than 10 learners so far.")
    assert len(lines) == 3


def _hints(question: Single) -> list[str]:
    return ["0", "%"] if question.hints else []


def test_json_and_csv_hold_every_question_with_the_same_figures(store: Store, tmp_path: Path) -> None:
    question = read_question(tmp_path)
    answer(store, question, learners=10)

    listed = json.loads(items("--format", "json").output)
    rows = list(csv.DictReader(items("--format", "csv").output.splitlines()))

    one = next(entry for entry in listed if entry["question_id"] == question.id)
    row = next(entry for entry in rows if entry["question_id"] == question.id)
    assert [entry["question_id"] for entry in rows] == [entry["question_id"] for entry in listed]
    assert (one["learners"], one["facility"], one["sure_and_wrong"]) == (10, 0.1, 0.9)
    assert one["picks"].keys() == {option.id for option in question.options}
    assert (row["learners"], row["facility"], row["discrimination"]) == ("10", "0.1", "")


def test_nine_learners_stay_hidden(store: Store, tmp_path: Path) -> None:
    answer(store, read_question(tmp_path), learners=9)

    listed = json.loads(items("--format", "json").output)

    assert {entry["facility"] for entry in listed} == {None}
    assert {len(entry["picks"]) for entry in listed} == {0}
    assert len(items().output.splitlines()) == 1


def test_no_database_exits_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETLEARN_DATABASE_URL", f"sqlite:///{tmp_path / 'none.db'}")

    done = items()

    assert (done.exit_code, done.stderr) == (
        2,
        f"netlearn: There is no database at {tmp_path / 'none.db'}.\n",
    )
