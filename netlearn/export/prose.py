"""The authors' Markdown as HTML or as plain words, for readers outside netlearn.

Citations become `(Author Year)`, glossary marks the words they stand for. The HTML is always well-formed
XML without line breaks, so that it fits into any of the formats.
"""

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from netlearn.content.model import Course

_MARK = re.compile(
    r"\[@(?P<source>[^\]\s]+)\]"
    r"|\[\[(?P<term>[^\]|]+)(?:\|(?P<meant>[^\]]+))?\]\]"
    r"|\[(?P<link>[^\]\[]+)\]\((?P<url>https?://[^)\s]+)\)"
    r"|\*\*(?P<strong>\S(?:.*?\S)??)\*\*"
    r"|(?<![\w*])\*(?P<em>[^\s*](?:[^*]*[^\s*])?)\*(?!\w)"
    r"|(?<!\w)_(?P<low>[^\s_](?:[^_]*[^\s_])?)_(?!\w)"
    r"|`(?P<code>[^`]+)`"
)
_ITEM = re.compile(r"(?P<bullet>[-*+])\s+|(?P<number>\d+[.)])\s+")
_QUOTE = re.compile(r">\s?")


def to_html(text: str, course: Course) -> str:
    """Paragraphs, lists and quotations as HTML blocks."""
    return "".join(_write_blocks(text, course))


def to_inline(text: str, course: Course) -> str:
    """HTML without a paragraph around it where the text is only one."""
    blocks = list(_write_blocks(text, course))
    if len(blocks) == 1 and blocks[0].startswith("<p>"):
        return blocks[0].removeprefix("<p>").removesuffix("</p>")
    return "".join(blocks)


def to_plain(text: str, course: Course) -> str:
    """One line of words without any marks."""
    lines = (_ITEM.sub("", line, count=1) if _ITEM.match(line) else line for line in text.splitlines())
    return " ".join(_strip_marks(" ".join(lines), course).split())


def _write_blocks(text: str, course: Course) -> Iterator[str]:
    for filled, group in groupby(text.splitlines(), key=lambda line: bool(line.strip())):
        if not filled:
            continue
        for tag, lines in _split_runs(list(group)):
            words = [_write_marks(" ".join(line.split()), course) for line in lines]
            if tag in {"ul", "ol"}:
                yield f"<{tag}>{''.join(f'<li>{one}</li>' for one in words)}</{tag}>"
            elif tag == "blockquote":
                yield f"<blockquote><p>{' '.join(words)}</p></blockquote>"
            else:
                yield f"<p>{' '.join(words)}</p>"


def _split_runs(lines: list[str]) -> list[tuple[str, list[str]]]:
    """Neighbouring lines of one kind; a line that follows a list item without a mark belongs to it."""
    runs: list[tuple[str, list[str]]] = []
    for line in map(str.strip, lines):
        item, quote = _ITEM.match(line), _QUOTE.match(line)
        mark = item or quote
        tag = ("ul" if item["bullet"] else "ol") if item else "blockquote" if quote else "p"
        rest = line[mark.end() :] if mark else line
        if tag == "p" and runs:
            tag, earlier = runs[-1]
            earlier[-1] = f"{earlier[-1]} {rest}"
        elif runs and runs[-1][0] == tag:
            runs[-1][1].append(rest)
        else:
            runs.append((tag, [rest]))
    return runs


def _write_marks(text: str, course: Course) -> str:
    done, out = 0, []
    for mark in _MARK.finditer(text):
        out.append(escape(text[done : mark.start()], quote=False))
        done = mark.end()
        if mark["link"]:
            out.append(f'<a href="{escape(mark["url"])}">{_write_marks(mark["link"], course)}</a>')
        elif mark["strong"]:
            out.append(f"<strong>{_write_marks(mark['strong'], course)}</strong>")
        elif inner := mark["em"] or mark["low"]:
            out.append(f"<em>{_write_marks(inner, course)}</em>")
        elif mark["code"]:
            out.append(f"<code>{escape(mark['code'], quote=False)}</code>")
        else:
            out.append(escape(_resolve(mark, course), quote=False))
    return "".join((*out, escape(text[done:], quote=False)))


def _strip_marks(text: str, course: Course) -> str:
    done, out = 0, []
    for mark in _MARK.finditer(text):
        out.append(text[done : mark.start()])
        done = mark.end()
        if mark["source"] or mark["term"]:
            out.append(_resolve(mark, course))
        else:
            inner = next(mark[name] for name in ("link", "strong", "em", "low", "code") if mark[name])
            out.append(inner if mark["code"] else _strip_marks(inner, course))
    return "".join((*out, text[done:]))


def _resolve(mark: re.Match[str], course: Course) -> str:
    """The words for a citation or a glossary mark; an id that nothing defines stands as it is."""
    if name := mark["source"]:
        source = course.sources.get(name)
        return f"({source.short if source else name})"
    term = course.terms.get(mark["term"])
    return str(mark["meant"] or (term.term if term else mark["term"]))
