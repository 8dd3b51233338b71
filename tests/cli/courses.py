"""The small course for commands: without its picture, which stands where commands do not look."""

from pathlib import Path

from tests.content.packs import copy_course


def copy_plain_course(target: Path) -> Path:
    """Copy the small course below `target`. Returns its folder."""
    course = copy_course(target)
    lesson = course / "lessons" / "first-door.yaml"
    text = lesson.read_text(encoding="utf-8")
    start, end = text.index("  - kind: picture"), text.index("  - kind: question")
    lesson.write_text(text[:start] + text[end:], encoding="utf-8")
    return course
