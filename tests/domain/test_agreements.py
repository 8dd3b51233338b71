from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from netlearn.domain.agreements import (
    Agreement,
    CheckIn,
    Outcome,
    Wording,
    check_wording,
    count_accepted,
    has_room,
    suggest_follow_up,
    tell_changes,
    tidy_wording,
    write_intention,
)
from netlearn.domain.coaching import Role
from tests.domain.pairs import answer, compare

TODAY = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
GOOD = Wording("Meet two people", "write to Jo", "it is Tuesday at nine", "both met once", TODAY)


def make(*outcomes: tuple[Role, Outcome], accepted: bool = True) -> Agreement:
    checks = tuple(CheckIn(by, outcome, "", help=False, at=AT) for by, outcome in outcomes)
    return Agreement("a", "coachee", GOOD, 1, AT, AT if accepted else None, checks)


def test_a_wording_is_tidied_and_read_as_one_sentence() -> None:
    wording = Wording(" Meet  two people. ", "I will write to Jo.", "If it is Tuesday at nine", "met ", TODAY)
    tidy = tidy_wording(wording)
    assert (tidy.title, tidy.measure) == ("Meet two people", "met")
    assert write_intention(tidy) == "If it is Tuesday at nine, then I will write to Jo."


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"title": "Network"}, "title"),
        ({"cue": "some day soon"}, "cue"),
        ({"step": "try harder"}, "step"),
        ({"measure": "better"}, "measure"),
        ({"due": TODAY - timedelta(days=1)}, "due"),
        ({"due": TODAY + timedelta(days=181)}, "due"),
    ],
)
def test_what_cannot_stand_is_said_of_its_line(changed: dict[str, Any], line: str) -> None:
    assert [one.line for one in check_wording(replace(GOOD, **changed), TODAY)] == [line]


def test_a_good_wording_stands_also_beyond_a_fortnight() -> None:
    assert check_wording(replace(GOOD, due=TODAY + timedelta(days=90)), TODAY) == ()


@pytest.mark.parametrize(
    ("agreement", "done", "live"),
    [
        (make(accepted=False), False, False),
        (make(), False, True),
        (make(("coach", "done")), False, True),
        (make(("coachee", "done")), True, False),
        (make(("coachee", "done"), ("coach", "not")), True, False),
        (make(("coachee", "done"), ("coachee", "partly")), False, True),
    ],
)
def test_its_owner_says_when_it_is_done(agreement: Agreement, done: bool, live: bool) -> None:
    assert (agreement.done, agreement.live) == (done, live)


def test_three_may_be_open_and_done_ones_make_room() -> None:
    waiting, done = make(accepted=False), make(("coachee", "done"))
    assert has_room([waiting, make()])
    assert not has_room([waiting, make(), make()])
    assert has_room([done, make(), make()])
    assert count_accepted([waiting, done]) == 1


@pytest.mark.parametrize(
    ("passed", "day", "on"),
    [(0, 30, 30), (30, 30, 30), (31, 60, 60), (90, 90, 90), (91, None, 91 + 90)],
)
def test_a_follow_up_is_suggested_on_day_30_60_or_90(passed: int, day: int | None, on: int) -> None:
    expected = (day, TODAY + timedelta(days=on))
    assert suggest_follow_up(AT, TODAY + timedelta(days=passed)) == expected


def test_changes_are_told_in_words_that_know_about_error() -> None:
    lines = tell_changes(compare(answer(2), answer(2)), compare(answer(5), answer(2)))
    assert lines[0] == "Operational network, own view: +75 points, more than measurement noise."
    assert lines[3] == "Operational network, coach's view: +0 points, within measurement noise."
    assert len(lines) == 6
