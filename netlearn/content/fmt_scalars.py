"""How one value is written: bare, in quotes, or as a block of lines."""

import re

from netlearn.content.scalars import Scalar, read_plain
from netlearn.content.validate import to_plain
from netlearn.content.yaml_tree import parse_tree

LIMIT = 120  # columns that a line of prose may have; what is longer is filled anew

_GAP = re.compile(r"(?<=[^ \n]) (?=[^ \n])")  # where a folded line may break: at single spaces only
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def write_string(text: str, *, flow: bool = False) -> str:
    """A text on one line: bare when YAML reads it as the same text, else in quotes."""
    return text if is_plain(text, flow=flow) else quote(text)


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether a text may stand without quotes, as a value or inside brackets."""
    if not text or text != text.strip() or "\n" in text or "\t" in text or _ODD.search(text):
        return False
    if read_plain(text) != (text, None):
        return False
    root, faults = parse_tree(f"- [{text}]\n" if flow else f"- {text}\n")
    return root is not None and not faults and to_plain(root) == (((text,),) if flow else (text,))


def quote(text: str) -> str:
    """A text in quotes on one line: double ones, or single ones where that spares signs of escape."""
    if (
        ('"' in text or "\\" in text)
        and "'" not in text
        and not (set("\n\t") & set(text) or _ODD.search(text))
    ):
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{_ODD.sub(_escape, escaped)}"'


def fold(text: str, indent: int) -> list[str] | None:
    """A text as the lines of a folded block; None when it cannot or need not be broken.

    Args:
        text: The text.
        indent: Columns before each line.
    """
    if "\n" in text or text != text.strip() or "\t" in text or _ODD.search(text):
        return None
    lines = fill(text, indent)
    return lines if len(lines) > 1 else None


def fill(text: str, indent: int) -> list[str]:
    """Break a text into lines that end by column `LIMIT`; longer only where one word is."""
    room = max(LIMIT - indent, 40)
    lines: list[str] = []
    for word in _GAP.split(text):
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def refill(lines: list[str], indent: int) -> list[str]:
    """The lines of a folded block, filling anew each paragraph in which one is too long."""
    filled: list[str] = []
    paragraph: list[str] = []
    for line in [*lines, ""]:
        if line and not line.startswith((" ", "\t")):
            paragraph.append(line)
            continue
        if any(indent + len(one) > LIMIT for one in paragraph):
            paragraph = fill(" ".join(paragraph), indent)
        filled += [*paragraph, line]
        paragraph = []
    return filled[:-1]


def is_text(raw: str, *, plain: bool) -> bool:
    """Whether a scalar is a text for certain, so that its spelling may change."""
    value: Scalar = raw
    surprise = None
    if plain:
        value, surprise = read_plain(raw)
    return isinstance(value, str) and surprise is None


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"
