"""The prose in a file: which texts a person reads, how long they are, and whom they cite."""

import re
from collections.abc import Iterator
from typing import Any

from netlearn.content.pack import Document, Pack, Spot

NOT_PROSE = frozenset(
    {"id", "kind", "file", "url", "question", "facet", "facts", "sources", "tags", "lessons"}
    | {"network", "letter", "topic", "tone", "effort", "evidence", "suits"}
)
CITATION = re.compile(r"\[@([^\]\s]*)\]")
_WORD = re.compile(r"\w[\w\u2019'-]*")


def find_prose(pack: Pack) -> Iterator[Spot[str]]:
    """Every text that a person reads, of all files."""
    for document in pack.documents:
        yield from _walk(document, (), document.data, "")


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
        for match in CITATION.finditer(spot.value):
            yield spot, match.group(1)


def count_words(text: str) -> int:
    """Words of running text, citations left out."""
    return len(_WORD.findall(CITATION.sub("", text)))
