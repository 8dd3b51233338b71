"""What people type reaches the database on one line, within its length, and is refused or kept, never run."""

import csv
import io
import json

import pytest

from netlearn.content.model import FeedbackActivity, Workshop
from netlearn.domain.aliases import LONGEST_NAME, read_name
from netlearn.domain.anonymity import Cell
from netlearn.domain.group_results import GroupResult, Tally
from netlearn.domain.room_answers import check_answer, check_comment
from netlearn.domain.room_copies import write_copy
from netlearn.export.room_report import render_room_report, write_room_csv
from tests.export.pdfs import read_pdf
from tests.export.test_workshop import NOW
from tests.hostile import HOSTILE
from tests.store.rooms import POLL, make_plan, read_course

COURSE = read_course()
FEEDBACK = FeedbackActivity(kind="feedback", id="feedback", prompt="How was it?")
COMMIT = make_plan({"kind": "commit", "id": "promise", "prompt": "When?"}).activities[0]
CELLS = (Cell(("fine",), 8), Cell(("odd",), 6))
RESULTS = {"mood": GroupResult(14, (Tally("answer", 14, CELLS),))}


def plan_of(typed: str) -> Workshop:
    """A plan that is worded so; half a sign cannot come out of a browser, nor into a plan."""
    text = typed.replace("\ud800", "?")
    options = [{"id": "fine", "text": text}, {"id": "odd", "text": text}]
    plan = make_plan({**POLL, "prompt": text, "options": options})
    return plan.model_copy(update={"title": text})


def test_there_are_sixty_different_ones() -> None:
    assert len(set(HOSTILE)) == 60


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_kept_as_it_was_typed_but_for_its_spaces(text: str) -> None:
    kept = check_comment(FEEDBACK, text)
    assert kept == " ".join(text.split())
    promise = check_answer(COMMIT, COURSE, "answer", (text, text))
    assert promise == (kept, kept)
    assert kept in write_copy(plan_of("Plan"), COURSE, {}, {"mood": [kept]})


@pytest.mark.parametrize("text", HOSTILE)
def test_a_name_is_short_and_holds_no_sign_without_a_look(text: str) -> None:
    name = read_name(text, ())
    assert 0 < len(name) <= LONGEST_NAME
    assert name.isprintable()
    assert json.loads(json.dumps(name)) == name


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_the_csv_begins_like_a_formula(text: str) -> None:
    rows = list(csv.reader(io.StringIO(write_room_csv(plan_of(text), RESULTS, COURSE))))
    assert len(rows) == 3
    cells = [cell for row in rows[1:] for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert sum(text.strip().replace("\ud800", "?") in cell for cell in cells) == 4


def test_the_report_prints_every_one_as_text() -> None:
    words = read_pdf(render_room_report(plan_of("#panic() $x$ *bold* @label <tag>"), RESULTS, COURSE, 5, NOW))
    assert "#panic() $x$ *bold* @label <tag>" in " ".join(words.text.split())
    for text in HOSTILE:
        assert render_room_report(plan_of(text), RESULTS, COURSE, 5, NOW)[:5] == b"%PDF-"
