"""YAML text as a tree of nodes that know their line and column.

Built from the parser's events with a stack of our own: the stock composer recurses and a file of a
few thousand opening brackets would take the process down.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from netlearn.content.faults import Fault, read_mark
from netlearn.content.malformed import explain_malformed
from netlearn.content.scalars import Scalar, read_plain

MAX_DEPTH = 32
Path = tuple[str | int, ...]


@dataclass(slots=True, eq=False)
class Node:
    """A value and where it stands. `value` is a scalar, a list of nodes or a dict of entries."""

    line: int
    column: int
    last_line: int
    value: "Scalar | list[Node] | dict[str, Entry]"
    raw: str = ""
    plain: bool = False
    surprising: bool = False


@dataclass(slots=True, eq=False)
class Entry:
    """One `key: value` of a mapping."""

    key: Node
    node: Node


@dataclass(slots=True)
class _Builder:
    """The open collections, outermost first, and for each mapping the key that waits for its value."""

    faults: list[Fault] = field(default_factory=list)
    root: Node | None = None
    stack: list[Node] = field(default_factory=list)
    keys: list[Node | None] = field(default_factory=list)

    def fault(self, code: str, mark: Any, message: str, fix: str) -> None:
        """Note a fault at a parser mark."""
        self.faults.append(Fault(code, *read_mark(mark), message, fix))

    def add(self, node: Node) -> None:
        """Hang a finished scalar or an opened collection into the innermost open collection."""
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1].value
        if isinstance(parent, list):
            parent.append(node)
            return
        assert isinstance(parent, dict)
        key = self.keys[-1]
        if key is None:
            self.keys[-1] = node
            return
        self.keys[-1] = None
        self._add_entry(parent, key, node)

    def _add_entry(self, mapping: dict[str, Entry], key: Node, node: Node) -> None:
        if isinstance(key.value, list | dict):
            message = "this key is a list or a mapping"
            self.faults.append(Fault("NL014", key.line, key.column, message, "use a single word as key"))
        elif key.raw in mapping:
            first = mapping[key.raw].key.line
            message = f"`{key.raw}` was already given in line {first}"
            fix = f"keep one `{key.raw}` and remove or rename the other"
            self.faults.append(Fault("NL011", key.line, key.column, message, fix))
        else:
            mapping[key.raw] = Entry(key, node)

    def open(self, node: Node) -> None:
        """Open a list or mapping."""
        self.add(node)
        self.stack.append(node)
        self.keys.append(None)

    def close(self, mark: Any) -> None:
        """Close the innermost list or mapping."""
        self.keys.pop()
        self.stack.pop().last_line = read_mark(mark)[0]

    @property
    def at_key(self) -> bool:
        """Whether the next node is the key of a mapping."""
        return bool(self.stack) and isinstance(self.stack[-1].value, dict) and self.keys[-1] is None


def parse_tree(text: str) -> tuple[Node | None, tuple[Fault, ...]]:
    """Parse one YAML document.

    Returns:
        The root node (None when the text cannot be parsed or is empty) and every fault met: malformed
        YAML, tabs, several documents, anchors and aliases, duplicate keys, tags, odd keys, surprises.
    """
    builder = _Builder()
    try:
        complete = _build(builder, yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        builder.faults.append(explain_malformed(error, text))
        complete = False
    except yaml.YAMLError as error:
        builder.faults.append(Fault("NL006", 1, 1, f"not YAML: {error}", "correct the file"))
        complete = False
    return (builder.root if complete else None), tuple(builder.faults)


def _build(builder: _Builder, events: Iterator[yaml.Event]) -> bool:
    """Feed events to the builder. Returns False when the tree is unusable."""
    documents = 0
    for event in events:
        if isinstance(event, yaml.ScalarEvent):
            _check_decoration(builder, event)
            builder.add(_make_scalar(builder, event))
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            if len(builder.stack) >= MAX_DEPTH:
                message = f"lists and mappings are nested more than {MAX_DEPTH} levels deep"
                builder.fault("NL015", event.start_mark, message, "look for stray brackets and flatten")
                return False
            _check_decoration(builder, event)
            builder.open(_make_collection(event))
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            builder.close(event.end_mark)
        elif isinstance(event, yaml.AliasEvent):
            message = f"`*{event.anchor}` is a YAML alias, which content may not use"
            fix = "for text that begins with *, put it in quotes; else write the value out"
            builder.fault("NL010", event.start_mark, message, fix)
            builder.add(_make_blank(event.start_mark))
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                message = "a second YAML document starts here"
                builder.fault("NL008", event.start_mark, message, "remove the line `---` or split the file")
                return False
    return True


def _check_decoration(builder: _Builder, event: yaml.NodeEvent) -> None:
    anchor = event.anchor
    if anchor is not None:
        message = f"`&{anchor}` is a YAML anchor, which content may not use"
        fix = "for text that begins with &, put it in quotes; else remove the anchor"
        builder.fault("NL010", event.start_mark, message, fix)
    tag = getattr(event, "tag", None)
    if tag is not None:
        shown = str(tag).replace("tag:yaml.org,2002:", "!!")
        message = f"`{shown}` is a YAML tag, which content may not use"
        fix = "for text that begins with !, put it in quotes; else remove the tag"
        builder.fault("NL013", event.start_mark, message, fix)


def _make_scalar(builder: _Builder, event: yaml.ScalarEvent) -> Node:
    raw: str = event.value
    node = Node(*read_mark(event.start_mark), read_mark(event.end_mark)[0], raw, raw)
    if event.style not in (None, "") or builder.at_key:
        return node
    node.plain = True
    node.value, surprise = read_plain(raw)
    if surprise is not None:
        node.surprising = True
        message = f"`{raw}` without quotes is {surprise.reading} to YAML"
        builder.fault("NL012", event.start_mark, message, surprise.mend)
    return node


def _make_collection(event: yaml.SequenceStartEvent | yaml.MappingStartEvent) -> Node:
    line, column = read_mark(event.start_mark)
    value: list[Node] | dict[str, Entry] = [] if isinstance(event, yaml.SequenceStartEvent) else {}
    return Node(line, column, line, value)


def _make_blank(mark: Any) -> Node:
    """Stand in for a value that was refused, so that nothing else complains about it."""
    line, column = read_mark(mark)
    return Node(line, column, line, "", surprising=True)
