"""Values with their comments as the lines of a file in the one layout that content has."""

import yaml

from netlearn.content.fmt_blocks import rewrite_block, write_literal
from netlearn.content.fmt_order import FREE_KEYS, sort_entries
from netlearn.content.fmt_scalars import LIMIT, fold, is_text, quote, write_string
from netlearn.content.fmt_tree import Group, Part, Value

STEP = 2


def lay_out(group: Group, source: list[str], indent: int = 0, *, free: bool = False) -> list[str]:
    """Write a mapping or list over several lines.

    Args:
        group: What to write.
        source: The lines it was read from; the text of blocks is taken from them.
        indent: Columns before each line.
        free: Whether its keys are names that the author chose, in an order of their own.
    """
    parts = group.parts
    if group.is_map and not free:
        parts = sort_entries(parts, lambda part: part.name)
    lines = _write_asides(group.head, indent, is_first=True)
    for part in parts:
        lines += _write_asides(part.before, indent, is_first=not lines)
        lines += _write_part(part, source, indent, free=free or part.name in FREE_KEYS)
    tail = _write_asides(group.tail, indent, is_first=not lines)
    while tail and not tail[-1]:
        tail.pop()
    return lines + tail


def _write_asides(texts: list[str], indent: int, *, is_first: bool) -> list[str]:
    """Comments at this indentation; blank lines never begin a group and never follow each other."""
    lines: list[str] = []
    for text in texts:
        if text:
            lines.append(" " * indent + text)
        elif lines[-1] if lines else not is_first:
            lines.append("")
    return lines


def _write_part(part: Part, source: list[str], indent: int, *, free: bool) -> list[str]:
    pad = " " * indent
    lead = f"{pad}{write_string(part.name)}:" if part.key is not None else f"{pad}-"
    behind = f" {part.behind}" if part.behind else ""
    value = part.value
    if isinstance(value, yaml.ScalarNode):
        first, *rest = _write_scalar(value, source, lead, indent + STEP)
        return [f"{lead}{' ' if first else ''}{first}{behind}", *rest]
    line = f"{lead} {_write_flow(value, free=free)}" if value.node.flow_style else ""
    if not value.parts or (line and not value.has_comments and len(line) <= LIMIT):
        return [f"{line}{behind}"]
    inner = lay_out(value, source, indent + STEP, free=free)
    if part.key is not None:
        return [f"{lead}{behind}", *inner]
    above = [f"{pad}{part.behind}"] if part.behind else []
    while inner[0].lstrip().startswith("#") or not inner[0]:
        above.append(f"{pad}{inner.pop(0).lstrip()}" if inner[0] else inner.pop(0))
    return [*above, f"{lead} {inner[0].lstrip()}", *inner[1:]]


def _write_scalar(node: yaml.ScalarNode, source: list[str], lead: str, indent: int) -> list[str]:
    """A value: what stands behind its key, then the lines below."""
    text = str(node.value)
    if node.style in ("|", ">"):
        return rewrite_block(node, source, indent) or [quote(text)]
    if not is_text(text, plain=not node.style):
        return [text]
    line = write_string(text)
    if len(lead) + 1 + len(line) <= LIMIT:
        return [line]
    folded = fold(text, indent)
    if folded is not None:
        return [">-", *(" " * indent + one for one in folded)]
    return write_literal(text, indent) or [line]


def _write_flow(value: Value, *, free: bool) -> str:
    """A value inside brackets."""
    if isinstance(value, yaml.ScalarNode):
        text = str(value.value)
        if is_text(text, plain=not value.style):
            return write_string(text, flow=True)
        return text or "null"
    if not value.is_map:
        return f"[{', '.join(_write_flow(part.value, free=free) for part in value.parts)}]"
    parts = value.parts if free else sort_entries(value.parts, lambda part: part.name)
    pairs = (
        f"{write_string(part.name, flow=True)}: "
        f"{_write_flow(part.value, free=free or part.name in FREE_KEYS)}"
        for part in parts
    )
    return f"{{{', '.join(pairs)}}}"
