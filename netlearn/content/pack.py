"""The files of one course as parsed trees, whether or not each fits its model, and ways to look into them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from netlearn.content import yaml_tree
from netlearn.content.files import FileKind, KindName
from netlearn.content.model import Model
from netlearn.content.shape import find_node

EACH = "*"
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One file: its path as shown to authors, its tree, its plain data, and its model when it fits.

    `memo` keeps what rules have worked out about the file, so that each thing is worked out once.
    """

    shown: str
    stem: str
    kind: FileKind
    root: yaml_tree.Node
    data: Any
    lines: tuple[str, ...]
    model: Model | None = None
    memo: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spot(Generic[Value]):
    """A value in a file. `path` is where it stands: keys and list positions from the root."""

    document: Document
    path: yaml_tree.Path
    value: Value

    def locate(self, needle: str = "") -> tuple[int, int]:
        """Line and column of the value, or of the first occurrence of `needle` in its text."""
        node = find_node(self.document.root, self.path)
        if needle:
            for number in range(node.line, min(node.last_line, len(self.document.lines)) + 1):
                start = node.column - 1 if number == node.line else 0
                column = self.document.lines[number - 1].find(needle, start)
                if column >= 0:
                    return number, column + 1
        return node.line, node.column

    def inside(self, *keys: str | int) -> "Spot[Any]":
        """The spot below this one; it stays here when there is no such key."""
        value: Any = self.value
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        return Spot(self.document, (*self.path, *keys), value)


@dataclass(frozen=True)
class Pack:
    """All files of one course that could be parsed.

    `broken` are the kinds with a file that is missing or could not be parsed: what such a file would
    have defined is unknown, so nothing that refers to it can be called wrong.
    """

    documents: tuple[Document, ...]
    broken: frozenset[KindName]
    assets: Path
    _by_kind: dict[KindName, tuple[Document, ...]] = field(default_factory=dict, compare=False)

    def of(self, kind: KindName) -> tuple[Document, ...]:
        """The files of one kind."""
        if kind not in self._by_kind:
            self._by_kind[kind] = tuple(one for one in self.documents if one.kind.name == kind)
        return self._by_kind[kind]

    def complete(self, *kinds: KindName) -> bool:
        """Whether everything that files of these kinds define is known."""
        return self.broken.isdisjoint(kinds)

    def texts(self, kind: KindName, *pattern: str) -> Iterator[Spot[str]]:
        """Texts at this place in every file of a kind; `*` stands for each entry of a list."""
        for document in self.of(kind):
            yield from find_texts(Spot(document, (), document.data), *pattern)

    def entries(self, kind: KindName, *pattern: str) -> Iterator[Spot[dict[str, Any]]]:
        """Mappings at this place in every file of a kind; `*` stands for each entry of a list."""
        for document in self.of(kind):
            yield from find_entries(Spot(document, (), document.data), *pattern)

    def names(self, kind: KindName, *pattern: str) -> frozenset[str]:
        """The texts at this place as a set, for ids that others refer to."""
        return frozenset(spot.value for spot in self.texts(kind, *pattern))


def find_texts(spot: Spot[Any], *pattern: str) -> Iterator[Spot[str]]:
    """Texts below a spot that match the pattern; anything else there is passed over."""
    return (found for found in _find(spot, pattern) if isinstance(found.value, str))


def find_entries(spot: Spot[Any], *pattern: str) -> Iterator[Spot[dict[str, Any]]]:
    """Mappings below a spot that match the pattern; anything else there is passed over."""
    return (found for found in _find(spot, pattern) if isinstance(found.value, dict))


def _find(spot: Spot[Any], pattern: tuple[str, ...]) -> Iterator[Spot[Any]]:
    if not pattern:
        yield spot
        return
    first, rest = pattern[0], pattern[1:]
    if first == EACH and isinstance(spot.value, tuple):
        for index, value in enumerate(spot.value):
            yield from _find(Spot(spot.document, (*spot.path, index), value), rest)
    elif isinstance(spot.value, dict) and first in spot.value:
        yield from _find(Spot(spot.document, (*spot.path, first), spot.value[first]), rest)
