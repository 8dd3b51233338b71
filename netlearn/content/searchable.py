"""What can be searched: lessons, terms, actions and lessons for coaches as titles and plain text."""

import re
from dataclasses import dataclass
from typing import Literal

from netlearn.content.markup import write_out
from netlearn.content.model import Callout, Course, Lesson, TextBlock

EntryKind = Literal["lesson", "term", "action", "coach_lesson"]
_MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`>#]+|^\s*[-+]\s+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found."""

    kind: EntryKind
    id: str
    title: str
    text: str


def list_entries(course: Course) -> tuple[Entry, ...]:
    """Everything that can be found, in the course's own order."""
    lessons = [Entry("lesson", one.id, one.title, _read(one, course)) for one in course.lessons.values()]
    terms = [
        Entry("term", one.id, one.term, strip_marks(f"{one.definition} {one.example}", course))
        for one in course.terms.values()
    ]
    actions = [
        Entry("action", one.id, one.title, strip_marks(" ".join((one.why, *one.steps)), course))
        for one in course.actions.values()
    ]
    for_coaches = [
        Entry("coach_lesson", one.id, one.title, _read(one, course)) for one in course.coach_lessons.values()
    ]
    return (*lessons, *terms, *actions, *for_coaches)


def strip_marks(text: str, course: Course) -> str:
    """Prose without Markdown; citations and terms in words."""
    return " ".join(_MARKS.sub(lambda mark: mark[1] or "", write_out(text, course)).split())


def _read(lesson: Lesson, course: Course) -> str:
    bodies = [block.body for block in lesson.blocks if isinstance(block, TextBlock | Callout)]
    headings = [block.heading for block in lesson.blocks if block.heading]
    return strip_marks(
        " ".join((lesson.summary, *headings, *bodies, *lesson.takeaways, lesson.try_this)), course
    )
