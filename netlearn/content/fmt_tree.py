"""A YAML file as values with the comments that belong to each."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from netlearn.content.fmt_comments import Aside, find_asides


@dataclass(slots=True)
class Part:
    """One entry of a mapping (`key` given) or of a list.

    Attributes:
        value: The value.
        key: The key of a mapping's entry.
        before: Comments above it; "" for a blank line.
        behind: The comment on its line.
    """

    value: "Value"
    key: yaml.ScalarNode | None = None
    before: list[str] = field(default_factory=list)
    behind: str = ""

    @property
    def name(self) -> str:
        """The key's text; empty for an entry of a list."""
        return str(self.key.value) if self.key is not None else ""


@dataclass(slots=True)
class Group:
    """A mapping or a list. `head` stands above its first entry, `tail` below its last."""

    node: yaml.CollectionNode
    parts: list[Part] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)

    @property
    def is_map(self) -> bool:
        """Whether it is a mapping."""
        return isinstance(self.node, yaml.MappingNode)

    @property
    def has_comments(self) -> bool:
        """Whether a comment stands inside."""
        inner = (part.value.has_comments for part in self.parts if isinstance(part.value, Group))
        own = (part.behind or any(part.before) for part in self.parts)
        return any(self.head) or any(self.tail) or any(own) or any(inner)


Value = Group | yaml.ScalarNode
_END = 1 << 60  # a line behind every other


def read_values(text: str) -> Value | None:
    """The values of a file with their comments; None for a file without any.

    Raises:
        yaml.YAMLError: the text does not parse.
    """
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if root is None:
        return None
    return _Reader(find_asides(text, _list_scalars(root))).read(root, outside=-1, until=_END)


def _list_scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    else:
        for child in _list_children(node):
            yield from _list_scalars(child)


def _list_children(node: yaml.Node) -> Iterator[yaml.Node]:
    for child in node.value:
        yield from child if isinstance(child, tuple) else (child,)


class _Reader:
    """Walks the values in file order and hands each comment to the one it stands at."""

    def __init__(self, asides: tuple[Aside, ...]) -> None:
        self._alone = [aside for aside in asides if aside.alone]
        self._behind = {aside.line: aside for aside in asides if not aside.alone}

    def read(self, node: yaml.Node, *, outside: int, until: int) -> Value:
        """Read a value with all that is in it.

        Args:
            node: The value.
            outside: The column of the block it stands in.
            until: The line at which the next entry begins.
        """
        if isinstance(node, yaml.ScalarNode):
            return node
        assert isinstance(node, yaml.CollectionNode)  # a composed node is one or the other
        group = Group(node)
        children = [child if isinstance(child, tuple) else (None, child) for child in node.value]
        starts = [(key or value).start_mark for key, value in children]
        final = node.end_mark.line if node.flow_style else until
        limits = [*(start.line for start in starts[1:]), final][: len(starts)]
        for (key, value), start, limit in zip(children, starts, limits, strict=True):
            part = Part(value, key, before=self._take_above(start.line))
            if not group.parts:
                group.head, part.before = part.before, []
            part.behind = self._take_behind(start.line, value)
            if isinstance(value, yaml.ScalarNode):
                part.before += self._take_above(value.start_mark.line)
            part.value = self.read(value, outside=node.start_mark.column, until=limit)
            group.parts.append(part)
        group.tail = self._take_below(node, outside, until)
        return group

    def _take_above(self, line: int) -> list[str]:
        """What stands alone above a line, and what stood behind earlier ones and found no entry there."""
        lost = [self._behind.pop(number) for number in sorted(self._behind) if number < line]
        count = sum(aside.line < line for aside in self._alone)
        taken, self._alone = self._alone[:count], self._alone[count:]
        return [aside.text for aside in sorted((*lost, *taken), key=lambda aside: aside.line)]

    def _take_behind(self, line: int, value: yaml.Node) -> str:
        """The comment on the entry's line, or behind the end of a value that ends on a later one."""
        flat = isinstance(value, yaml.ScalarNode) and value.style not in ("|", ">")
        if flat or (isinstance(value, yaml.CollectionNode) and value.flow_style):
            line = value.end_mark.line if value.end_mark.line in self._behind else line
        elif isinstance(value, yaml.CollectionNode) and value.start_mark.line == line:
            return ""  # as in `- key: value # comment`, where it belongs to the inner entry
        return self._behind.pop(line).text if line in self._behind else ""

    def _take_below(self, node: yaml.CollectionNode, outside: int, until: int) -> list[str]:
        """Comments below the last entry, as long as they are indented like it."""
        if outside < 0:
            return self._take_above(_END)
        if node.flow_style:
            return self._take_above(node.end_mark.line)
        least = max(node.start_mark.column, outside + 1)
        last = -1
        for aside in self._alone:
            if aside.line >= until or (aside.text and aside.column < least):
                break
            if aside.text:
                last = aside.line
        return self._take_above(last + 1)
