"""Answers and scores as files."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest

from netlearn.domain.scoring import score_mindset, score_profile
from netlearn.export.results import Result, disarm, write_answers_csv, write_result_json
from tests.factories import make_instrument, rate_facets

INSTRUMENT = make_instrument()
RATINGS = rate_facets(INSTRUMENT, {"O1": 5, "P1": None}) | {"M-1": 4}


def make_result(reason: str = "On leave") -> Result:
    return Result(
        instrument=INSTRUMENT,
        completed_at=datetime(2026, 3, 2, 9, tzinfo=UTC),
        ratings={item: value for item, value in RATINGS.items() if item != "P1-2"},
        reasons={"P1-1": reason},
        profile=score_profile(INSTRUMENT, RATINGS),
        mindset=score_mindset(INSTRUMENT.mindset, RATINGS),
    )


def read_rows(result: Result) -> dict[str, dict[str, str]]:
    return {row["item"]: row for row in csv.DictReader(io.StringIO(write_answers_csv(result)))}


def test_csv_has_every_item_raw_and_keyed() -> None:
    rows = read_rows(make_result())
    mindset = [item.id for item in INSTRUMENT.mindset.items]
    assert list(rows) == [*(item.id for item in INSTRUMENT.items), *mindset]
    forward, reverse = rows["O1-1"], rows["O1-4"]
    assert (forward["raw"], forward["keyed"], forward["answer"], forward["reverse"]) == (
        "5",
        "5",
        "Point 5",
        "0",
    )
    assert (reverse["raw"], reverse["keyed"], reverse["answer"], reverse["reverse"]) == (
        "1",
        "5",
        "Point 1",
        "1",
    )
    assert (rows["M-1"]["facet"], rows["M-1"]["keyed"]) == ("mindset", "4")


def test_csv_tells_not_applying_from_not_answered() -> None:
    rows = read_rows(make_result())
    told = [(rows[item]["raw"], rows[item]["answer"], rows[item]["reason"]) for item in ("P1-1", "P1-2")]
    assert told == [("", "Does not apply", "On leave"), ("", "", "")]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_begins_like_a_formula(start: str) -> None:
    reason = f'{start}HYPERLINK("x")'
    assert disarm(reason) == f"'{reason}"
    assert read_rows(make_result(reason))["P1-1"]["reason"] == f"'{reason}"
    cells = [cell for row in read_rows(make_result(reason)).values() for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


@pytest.mark.parametrize("words", ["On leave", "'quoted", " =1", "5 - 3", ""])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert disarm(words) == words


def test_json_has_answers_scores_and_what_they_rest_on() -> None:
    content = json.loads(write_result_json(make_result("=1+1")))
    answers = {one["item"]: one for one in content["answers"]}
    assert content["instrument"] == {"id": "test", "version": 1, "window": "three months"}
    assert content["precision"]["facet"] == {"reliability": 0.7, "sd": 20.0}
    assert (answers["O1-4"]["raw"], answers["O1-4"]["keyed"]) == (1, 5)
    assert (answers["P1-1"]["does_not_apply"], answers["P1-1"]["reason"]) == (True, "=1+1")
    facets = {one["id"]: one for one in content["facets"]}
    assert (facets["O1"]["value"], facets["O1"]["bands"]) == (100.0, ["habitual"])
    assert (facets["P1"]["value"], facets["P1"]["answered"], facets["P1"]["items"]) == (None, 0, 4)
    assert [one["id"] for one in content["networks"]] == ["operational", "personal", "strategic"]
    assert content["overall"]["items"] == 48
