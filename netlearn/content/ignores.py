"""Comments that silence rules: `# netlearn: ignore NL306`, or `# netlearn: ignore-file NL306, NL403`.

Words after the codes can say why. A comment at the end of a line counts for that line, one on a line of
its own for the line below. The form for a file stands among the comments that open it. Only warnings, and
errors that do not stop the course from being put together, can be silenced.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from netlearn.content.finding import Finding
from netlearn.content.pack import Document, Pack
from netlearn.content.problems import Problem
from netlearn.content.shape import find_key, find_node
from netlearn.content.yaml_tree import Node

CODE = "NL032"
_MARK = "netlearn: ignore"
_COMMENT = re.compile(r"(?:^|(?<=\s))# *netlearn: ignore(-file)?(?![\w-])([^#\n]*)$")


@dataclass(frozen=True, slots=True)
class Ignore:
    """One code that a comment silences; `target` is the line meant, 0 for the whole file."""

    document: Document
    line: int
    column: int
    code: str
    target: int


@dataclass(frozen=True, slots=True)
class Report:
    """A problem with the finding behind it."""

    problem: Problem
    finding: Finding

    @property
    def lines(self) -> frozenset[int]:
        """The lines on which a comment silences it: the one pointed at, and where its text or key begins."""
        spot = self.finding.spot
        root = spot.document.root
        return frozenset({self.problem.line, find_node(root, spot.path).line, find_key(root, spot.path).line})


def drop_ignored(pack: Pack, reports: Iterable[Report], blocking: Mapping[str, bool]) -> Iterator[Problem]:
    """Leave out what comments silence, and add a warning for every comment that silences nothing.

    Args:
        pack: The files.
        reports: All problems that rules have found.
        blocking: Every rule's code, and whether its findings stop the course.
    """
    ignores = [one for document in pack.documents for one in read_ignores(document)]
    used: set[Ignore] = set()
    for report in reports:
        matching = [one for one in ignores if _silences(one, report)] if ignores else []
        if matching and not blocking[report.problem.code]:
            used.update(matching)
        else:
            yield report.problem
    sound = not pack.broken and all(document.model is not None for document in pack.documents)
    for one in ignores:
        if one.code not in blocking or blocking[one.code]:
            yield _explain_refused(one, known=one.code in blocking)
        elif sound and one not in used:
            where = "in this file" if not one.target else f"in line {one.target}"
            yield _warn(one, f"there is no {one.code} {where} to ignore", "remove the comment")


def read_ignores(document: Document) -> Iterator[Ignore]:
    """Every code that a comment of the file names; text that only looks like a comment is passed over."""
    opening = True
    for number, text in enumerate(document.lines, start=1):
        opening = opening and (not text.strip() or text.lstrip().startswith("#"))
        if _MARK not in text or (found := _COMMENT.search(text)) is None:
            continue
        if _is_text(document.root, number, found.group().rstrip("\"'}] ")):
            continue
        if found[1] and not opening:
            continue
        alone = not text[: found.start()].strip()
        target = 0 if found[1] else _next_line(document.lines, number) if alone else number
        for code in _read_codes(found[2]):
            yield Ignore(document, number, found.start() + 1, code, target)


def _read_codes(text: str) -> list[str]:
    """The codes a comment begins with; its first word when that is none, so that it can be told."""
    words = text.replace(",", " ").split()
    codes = list(takewhile(lambda word: re.fullmatch(r"NL\d+", word), words))
    return codes or words[:1] or [""]


def _silences(ignore: Ignore, report: Report) -> bool:
    return (
        ignore.code == report.problem.code
        and ignore.document is report.finding.spot.document
        and (not ignore.target or ignore.target in report.lines)
    )


def _next_line(lines: tuple[str, ...], number: int) -> int:
    """The next line that is no comment."""
    following = range(number, len(lines))
    return next((at + 1 for at in following if not lines[at].lstrip().startswith("#")), number)


def _is_text(node: Node, line: int, mark: str) -> bool:
    """Whether a scalar that covers this line holds the mark as its own words."""
    if not node.line <= line <= node.last_line:
        return False
    if isinstance(node.value, dict):
        return any(_is_text(entry.node, line, mark) for entry in node.value.values())
    if isinstance(node.value, list):
        return any(_is_text(child, line, mark) for child in node.value)
    return mark in node.raw


def _explain_refused(one: Ignore, *, known: bool) -> Problem:
    if known:
        message = f"{one.code} cannot be ignored, because it stops the course from being put together"
        return _warn(one, message, "mend what it points at, and remove the comment")
    message = f"no rule has the code `{one.code}`" if one.code else "the comment names no code"
    return _warn(one, message, "name a code from the author's guide, such as NL306")


def _warn(one: Ignore, message: str, fix: str) -> Problem:
    return Problem(CODE, "warning", one.document.shown, one.line, one.column, message, fix)
