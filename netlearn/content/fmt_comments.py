"""Comments and blank lines of a YAML text, which the parser throws away."""

from collections.abc import Iterable
from dataclasses import dataclass

import yaml


@dataclass(frozen=True, slots=True)
class Aside:
    """A comment, or a blank line when `text` is empty. `line` and `column` count from 0.

    `alone` tells whether it has the line to itself; otherwise it stands behind a value.
    """

    line: int
    column: int
    text: str
    alone: bool


def find_asides(text: str, scalars: Iterable[yaml.ScalarNode]) -> tuple[Aside, ...]:
    """Everything between the values that carries no value, in file order.

    Args:
        text: A whole file that parses, with line feeds as its only line breaks.
        scalars: Every scalar in it; what looks like a comment inside one is text.
    """
    lines = text.split("\n")
    covered = [bytearray(len(line)) for line in lines]
    whole: set[int] = set()
    for scalar in scalars:
        if scalar.style in ("|", ">"):
            whole.update(range(*span_block(lines, scalar)))
        else:
            _cover(covered, scalar)
            whole.update(range(scalar.start_mark.line + 1, scalar.end_mark.line))
    free = (number for number in range(len(lines)) if number not in whole)
    found = (_find_aside(number, lines[number], covered[number]) for number in free)
    return tuple(aside for aside in found if aside is not None)


def span_block(lines: list[str], scalar: yaml.ScalarNode) -> tuple[int, int]:
    """First line of a block's content and the one behind its last.

    Blank lines at its end are not part of it, unless its header keeps them.
    """
    first, limit = scalar.start_mark.line + 1, scalar.end_mark.line
    limit += scalar.end_mark.column > 0  # a file without a line feed at its end
    end = min(limit, len(lines))
    while end > first and not lines[end - 1].strip(" "):
        end -= 1
    if "+" in read_header(lines, scalar):
        while end < len(lines) - 1 and not lines[end].strip(" "):
            end += 1
    return first, end


def read_header(lines: list[str], scalar: yaml.ScalarNode) -> str:
    """A block scalar's first mark with its indicators, such as `>-` or `|2+`."""
    head = lines[scalar.start_mark.line][scalar.start_mark.column :]
    return head.split(" ")[0].split("\t")[0]


def _cover(covered: list[bytearray], scalar: yaml.ScalarNode) -> None:
    start, end = scalar.start_mark, scalar.end_mark
    for number in range(start.line, end.line + 1):
        left = start.column if number == start.line else 0
        right = end.column if number == end.line else len(covered[number])
        covered[number][left:right] = b"\x01" * (right - left)


def _find_aside(number: int, line: str, covered: bytearray) -> Aside | None:
    if not line.strip():
        return None if any(covered) else Aside(number, 0, "", alone=True)
    for column, mark in enumerate(line):
        if mark == "#" and not covered[column] and (column == 0 or line[column - 1] in " \t"):
            alone = not line[:column].strip() and not any(covered[:column])
            return Aside(number, column, line[column:].rstrip(), alone=alone)
    return None
