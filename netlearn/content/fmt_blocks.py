"""Texts that stand as a block of lines below their key."""

import yaml

from netlearn.content.fmt_comments import read_header, span_block
from netlearn.content.fmt_scalars import refill
from netlearn.content.yaml_tree import parse_tree


def rewrite_block(node: yaml.ScalarNode, source: list[str], indent: int) -> list[str] | None:
    """A block as it was written, at a new indentation, with overlong paragraphs of a folded one filled anew.

    Returns:
        The header and the lines; None for a block that cannot be kept, such as one without text.
    """
    first, end = span_block(source, node)
    value = str(node.value)
    written = [line for line in source[first:end] if line.strip()]
    if not value.strip() or not written:
        return None
    # What a first line is indented beyond the block's own indentation is part of the text.
    base = _indent(written[0]) - _indent(value.lstrip("\n"))
    lines = [line[base:] for line in source[first:end]]
    if node.style == ">":
        lines = refill(lines, indent)
    chomp = "" if value.endswith("\n") else "-"
    if "+" in read_header(source, node) and value.endswith("\n"):
        chomp = "+"
    return _keep_sound(f"{node.style}{_digit(written[0][base:])}{chomp}", lines, indent, value)


def write_literal(text: str, indent: int) -> list[str] | None:
    """A text of several lines as a literal block; None when it has one line or cannot stand so."""
    body = text.rstrip("\n")
    if "\n" not in body:
        return None
    ends = len(text) - len(body)
    lines = [*body.split("\n"), *[""] * (ends - 1)]
    chomp = {0: "-", 1: ""}.get(ends, "+")
    return _keep_sound(f"|{_digit(body.lstrip(chr(10)))}{chomp}", lines, indent, text)


def _keep_sound(header: str, lines: list[str], indent: int, value: str) -> list[str] | None:
    """The block if it reads as this value."""
    block = [header, *(f"{' ' * indent}{line}" if line else "" for line in lines)]
    probe = "\n".join((f"key: {header}", *(f"  {line}" if line else "" for line in lines), ""))
    root, faults = parse_tree(probe)
    if root is None or faults or not isinstance(root.value, dict):
        return None
    return block if root.value["key"].node.value == value else None


def _digit(first: str) -> str:
    """The indicator for a block whose first line of text begins with a space."""
    return "2" if first.startswith(" ") else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
