import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime

from netlearn.domain.anonymity import Cell, Spread
from netlearn.domain.group_results import GroupResult, Tally
from netlearn.domain.meeting_again import Past
from netlearn.export.qr import draw_qr
from netlearn.export.room_plan import render_plan
from netlearn.export.room_report import HEADERS, render_room_report, write_room_csv
from tests.export.pdfs import read_pdf
from tests.store.rooms import POLL, make_plan, read_course

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
COURSE = read_course()
RATE = {"kind": "assessment", "id": "rate", "prompt": "How often?", "form": 12}
PLAN = make_plan({**POLL, "prompt": "=HYPERLINK()"}, RATE)
BANDS = (Cell(("rare", "occasional"), 7), Cell(("regular",), 7))
RESULTS = {
    "mood": GroupResult(14, (Tally("answer", 14, (Cell(("fine",), 8), Cell(("odd", "bad"), 6))),)),
    "rate": GroupResult(
        14,
        spreads=(
            Spread("operational", 14, 55, 40, 70, (Cell(("rare", "occasional"), 7), Cell(("regular",), 7))),
        ),
    ),
}


def test_the_csv_holds_published_figures_and_runs_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(write_room_csv(PLAN, RESULTS, COURSE))))
    assert rows[0] == list(HEADERS)
    assert rows[1] == ["mood", "'=HYPERLINK()", "", "14", "Fine", "8"]
    assert rows[2] == ["mood", "'=HYPERLINK()", "", "14", "Odd or Bad", "6"]
    assert [row[4:] for row in rows[3:6]] == [
        ["median", "55"],
        ["lower quartile", "40"],
        ["upper quartile", "70"],
    ]


def test_the_medians_of_the_time_before_stand_in_the_csv() -> None:
    past = Past(date(2025, 12, 1), 12, {"operational": 45})
    rows = list(
        csv.reader(
            io.StringIO(
                write_room_csv(PLAN, {"rate": replace(RESULTS["rate"], past=past)}, COURSE), newline=""
            )
        )
    )
    assert rows[4][3:] == ["14", "median on 2025-12-01 (12 people)", "45"]


def test_an_activity_without_a_figure_tells_how_many_answered() -> None:
    rows = list(csv.reader(io.StringIO(write_room_csv(PLAN, {"mood": GroupResult(3)}, COURSE))))
    assert rows[1:] == [["mood", "'=HYPERLINK()", "", "3", "people", "3"]]


def test_the_report_is_a_pdf_with_the_same_figures() -> None:
    words = read_pdf(render_room_report(PLAN, RESULTS, COURSE, 5, NOW)).text
    assert "2 March 2026" in words
    assert "Odd or Bad" in words
    assert "14 answered" in words


def test_the_plan_is_a_pdf_with_minutes_and_the_guide() -> None:
    plan = COURSE.workshops["sixty-minutes"]
    words = read_pdf(render_plan(plan, COURSE.guide, NOW)).text
    assert "0:05 to 0:15" in words
    assert "Three rules for the talk" in words


def test_a_code_is_drawn_without_a_fixed_size_of_its_modules_lost() -> None:
    svg = draw_qr("https://learn.example/join/7KQ4XW")
    assert svg.startswith("<svg")
    assert "#ffffff" in svg.lower() or "#fff" in svg.lower()
