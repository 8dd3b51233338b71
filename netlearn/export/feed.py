"""The calendar feed: the plan's days as RFC 5545, for Google, Apple and Outlook to subscribe to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Event

_MAKER = "-//netlearn//plan//EN"
_REFRESH = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Entry:
    """A day in the calendar.

    Attributes:
        key: Tells the entry from the others of the same learner, and stays the same as long as it stands.
        title: What it is.
        text: The words below it.
        on: Its day; a whole one, since nobody but the learner knows the hour.
        changed_at: When it was last changed, with its time zone.
        weeks: How many weeks it comes again, itself included.
    """

    key: str
    title: str
    text: str
    on: date
    changed_at: datetime
    weeks: int = 1


def write_feed(entries: Iterable[Entry], owner: str) -> bytes:
    """Write a calendar; the same entries give the same bytes.

    Args:
        entries: The days.
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
    for entry in entries:
        calendar.add_component(_write_entry(entry, owner))
    return bytes(calendar.to_ical())


def _write_entry(entry: Entry, owner: str) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.key}@{owner}.netlearn")
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + timedelta(days=1))
    event.add("summary", entry.title)
    event.add("description", entry.text)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    if entry.weeks > 1:
        event.add("rrule", {"freq": "weekly", "count": entry.weeks})
    return event
