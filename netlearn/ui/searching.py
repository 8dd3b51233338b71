"""The search index of the course in service."""

from dataclasses import dataclass
from threading import Lock

from netlearn.content.model import Course
from netlearn.content.searchable import list_entries
from netlearn.store.search import SearchIndex
from netlearn.ui.resources import get_course

_LOCK = Lock()


@dataclass(slots=True)
class _Kept:
    course: Course | None = None
    index: SearchIndex | None = None


_KEPT = _Kept()


def get_search() -> SearchIndex:
    """The index, made anew when an author has changed the course."""
    course = get_course()
    with _LOCK:
        if _KEPT.index is None or _KEPT.course is not course:
            _KEPT.course, _KEPT.index = course, SearchIndex(list_entries(course))
        return _KEPT.index
