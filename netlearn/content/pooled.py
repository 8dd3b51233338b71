"""Pools as the files have them: which questions each may draw, and how many a lesson asks."""

from collections.abc import Iterator
from typing import Any

from netlearn.content.pack import Pack, Spot, find_entries, find_texts

Members = frozenset[str]


def find_pools(pack: Pack, lesson: Spot[Any]) -> Iterator[tuple[Spot[dict[str, Any]], Members]]:
    """Every pool of a lesson with the ids of the questions that carry all its tags."""
    for block in find_entries(lesson, "blocks", "*"):
        if block.value.get("kind") == "pool":
            wanted = frozenset(tag.value for tag in find_texts(block, "tags", "*"))
            yield block, frozenset(name for name, tags in _read_tags(pack) if wanted and wanted <= tags)


def count_asked(lesson: Spot[Any]) -> int:
    """The questions that a learner meets in a lesson: those placed, and as many as each pool picks."""
    placed = sum(1 for _ in find_texts(lesson, "blocks", "*", "question"))
    picks = (block.value.get("pick") for block in find_entries(lesson, "blocks", "*"))
    return placed + sum(pick for pick in picks if isinstance(pick, int))


def _read_tags(pack: Pack) -> Iterator[tuple[str, Members]]:
    for document in pack.of("quiz"):
        if "tags" not in document.memo:
            questions = find_entries(Spot(document, (), document.data), "questions", "*")
            document.memo["tags"] = tuple(
                (str(one.value.get("id")), frozenset(tag.value for tag in find_texts(one, "tags", "*")))
                for one in questions
            )
        yield from document.memo["tags"]
