"""No hint contains the text of a right option.

A hint points the way; the answer shows after the last try.
"""

import re
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, find_entries, find_texts
from netlearn.content.problems import Severity

CODE = "NL321"
NAME = "telling-hint"
SEVERITY: Severity = "error"

_WORD = re.compile(r"\w+")


def find(pack: Pack) -> Iterator[Finding]:
    """Yield hints that hold a right option's text, options of a single word as a whole word."""
    for question in pack.entries("quiz", "questions", "*"):
        right = [
            text
            for option in find_entries(question, "options", "*")
            if option.value.get("correct") is True
            for text in _words_of(option.value.get("text"))
        ]
        for hint in find_texts(question, "hints", "*"):
            told = " ".join(_WORD.findall(hint.value.casefold()))
            if answer := next((one for one in right if f" {one} " in f" {told} "), None):
                yield Finding(
                    hint, f"the hint gives the answer away: “{answer}”", "point the way, and stop short"
                )


def _words_of(text: object) -> Iterator[str]:
    words = _WORD.findall(str(text).casefold())
    if words and words not in (["true"], ["false"]):
        yield " ".join(words)
