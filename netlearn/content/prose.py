"""The prose in a file: which texts a person reads, how long they are, and whom they cite."""

import re
from collections.abc import Iterator
from typing import Any

from netlearn.content.markup import CITATION, TERM
from netlearn.content.pack import Document, Pack, Spot
from netlearn.content.readability import split_sentences
from netlearn.content.yaml_tree import Path

NOT_PROSE = frozenset(
    {"id", "kind", "file", "url", "question", "facet", "facts", "sources", "tags", "lessons"}
    | {"network", "letter", "topic", "tone", "effort", "evidence", "suits"}
    | {"occasion", "group", "questions", "scenario"}
    | {"facets", "patterns", "asker"}
    | {"to", "category", "answer", "preset", "reveal", "confidence"}
)
_WORD = re.compile(r"\w[\w\u2019'-]*")


def find_prose(pack: Pack) -> Iterator[Spot[str]]:
    """Every text that a person reads, of all files."""
    for document in pack.documents:
        yield from list_prose(document)


def list_prose(document: Document) -> tuple[Spot[str], ...]:
    """Every text that a person reads, of one file."""
    if "prose" not in document.memo:
        document.memo["prose"] = tuple(_walk(document, (), document.data, ""))
    found: tuple[Spot[str], ...] = document.memo["prose"]
    return found


def _walk(document: Document, path: tuple[str | int, ...], value: Any, key: str) -> Iterator[Spot[str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _walk(document, (*path, name), inner, name)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _walk(document, (*path, index), inner, key)
    elif isinstance(value, str) and key not in NOT_PROSE:
        yield Spot(document, path, value)


def find_citations(pack: Pack) -> Iterator[tuple[Spot[str], str]]:
    """Every `[@source-id]`, as the text it stands in and the id."""
    for spot in find_prose(pack):
        if "[@" in spot.value:  # thousands of texts have none
            for match in CITATION.finditer(spot.value):
                yield spot, match.group(1)


def find_marked_terms(pack: Pack) -> Iterator[tuple[Spot[str], re.Match[str]]]:
    """Every `[[term]]` and `[[term|words]]`, as the text it stands in and the mark; group 1 is the id."""
    for spot in find_prose(pack):
        if "[[" in spot.value:
            for match in TERM.finditer(spot.value):
                yield spot, match


def list_sentences(spot: Spot[str]) -> tuple[str, ...]:
    """The sentences of a text, without Markdown."""
    memo: dict[Path, tuple[str, ...]] = spot.document.memo.setdefault("sentences", {})
    if spot.path not in memo:
        memo[spot.path] = tuple(split_sentences(spot.value))
    return memo[spot.path]


def count_words(text: str) -> int:
    """Words of running text, citations left out."""
    return len(_WORD.findall(TERM.sub(lambda mark: mark[2] or mark[1], CITATION.sub("", text))))
