"""The calendar feed, read back by a parser that had no part in writing it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject

from netlearn.domain.schedule import Day
from netlearn.export.feed import write_feed

CHANGED = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
STEP = Day("step-call", "Call a supplier", "If it is Monday, then I will call.", date(2026, 3, 9), CHANGED)
WEEK = Day("week", "One minute", "What was done?", date(2026, 3, 9), CHANGED, weeks=12)


def read(days: Iterable[Day], owner: str = "ann") -> list[Any]:
    calendar = vobject.readOne(write_feed(days, owner).decode())
    return list(calendar.contents.get("vevent", []))


def test_a_day_is_read_as_it_was_meant() -> None:
    (event,) = read([STEP])
    assert (event.summary.value, event.description.value) == (STEP.title, STEP.text)
    assert (event.dtstart.value, event.dtend.value) == (date(2026, 3, 9), date(2026, 3, 10))
    assert event.uid.value == "step-call@ann.netlearn"
    assert event.dtstamp.value == CHANGED
    assert (event.transp.value, event.contents["class"][0].value) == ("TRANSPARENT", "PRIVATE")


def test_a_weekly_day_comes_twelve_times() -> None:
    (event,) = read([WEEK])
    assert list(event.rruleset) == [datetime(2026, 3, 9) + timedelta(weeks=week) for week in range(12)]  # noqa: DTZ001 - whole days have no zone


def test_ids_stay_when_a_day_moves_and_differ_between_people_and_days() -> None:
    moved = Day("step-call", "Call", "", date(2026, 3, 12), CHANGED + timedelta(days=1))
    ids = [event.uid.value for days in ([STEP], [moved]) for event in read(days)]
    assert ids == ["step-call@ann.netlearn"] * 2
    assert len({read([day], owner)[0].uid.value for day in (STEP, WEEK) for owner in ("ann", "bob")}) == 4


def test_a_calendar_has_what_programs_ask_for() -> None:
    lines = write_feed([STEP], "ann").decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert {"VERSION:2.0", "PRODID:-//netlearn//plan//EN", "METHOD:PUBLISH"} <= set(lines)
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H" in lines
    assert max(len(line.encode()) for line in lines) <= 75


def test_a_calendar_of_nothing_can_be_read() -> None:
    assert read([]) == []


def test_the_same_days_give_the_same_bytes() -> None:
    assert write_feed([STEP, WEEK], "ann") == write_feed([STEP, WEEK], "ann")


@pytest.mark.parametrize(
    "words",
    [
        'Semicolon; comma, backslash \\ and "quotes"',
        "Two\nlines",
        "END:VEVENT",
        "Zoë, Łódź, 東京, 👩🏽‍💻 " * 20,
        "=1+1",
    ],
)
def test_words_are_words(words: str) -> None:
    (event,) = read([Day("a", words, words, date(2026, 3, 9), CHANGED)])
    shown = words.replace("\u200d", "")  # a joiner is no printable sign
    assert (event.summary.value, event.description.value) == (shown, shown)


@pytest.mark.parametrize("odd", ["\x00", "\x07", "\r\nATTACH:x", "\x1b"])
def test_signs_that_a_calendar_has_no_place_for_are_dropped(odd: str) -> None:
    (event,) = read([Day("a", f"before{odd}after", "", date(2026, 3, 9), CHANGED)])
    assert event.summary.value.startswith("before")
    assert event.summary.value.endswith(("after", "x"))
    assert "attach" not in event.contents
