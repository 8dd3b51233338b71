"""The calendar feed: the plan's days as RFC 5545, for Google, Apple and Outlook to subscribe to."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from netlearn.domain.schedule import Day

if TYPE_CHECKING:
    from icalendar import Event

_MAKER = "-//netlearn//plan//EN"
_REFRESH = timedelta(hours=12)


def write_feed(days: Iterable[Day], owner: str) -> bytes:
    """Write a calendar; the same days give the same bytes.

    Args:
        days: The days of the plan.
        owner: A name for the learner that says nothing about them; it makes the ids unique in the world.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "netlearn plan")
    calendar.add("refresh-interval", _REFRESH, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    for day in days:
        calendar.add_component(_write_day(day, owner))
    return bytes(calendar.to_ical())


def _write_day(day: Day, owner: str) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{day.key}@{owner}.netlearn")
    event.add("dtstamp", day.changed_at)
    event.add("last-modified", day.changed_at)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", _clean(day.title))
    event.add("description", _clean(day.text))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    if day.weeks > 1:
        event.add("rrule", {"freq": "weekly", "count": day.weeks})
    return event


def _clean(text: str) -> str:
    """Drop signs that RFC 5545 has no place for."""
    return "".join(sign for sign in text if sign == "\n" or sign.isprintable())
