"""What a bare YAML word stands for, and where YAML 1.1 reads it differently from what it looks like."""

import re
from dataclasses import dataclass
from typing import Any

import yaml

_RESOLVER: Any = yaml.resolver.Resolver()  # carries no types of its own
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_TRUE = ("yes", "on")

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Surprise:
    """A bare word that means two things; `reading` is what YAML 1.1 makes of it, `mend` a clear spelling."""

    reading: str
    mend: str


def read_plain(text: str) -> tuple[Scalar, Surprise | None]:
    """Read a bare (unquoted) scalar.

    Clear spellings of true, false, null and decimal numbers become values. Whatever YAML 1.1 would
    twist (no, on, 012, 1_000, 1:30, dates, .inf) stays text and comes with a surprise.
    """
    tag = _tag(text)
    if tag == "null":
        return None, None
    if tag == "bool":
        return _read_bool(text)
    if tag == "int":
        return (int(text), None) if _INT.fullmatch(text) else (text, _odd_number(text))
    if tag == "float":
        return (float(text), None) if _FLOAT.fullmatch(text) else (text, _odd_number(text))
    if tag == "timestamp":
        return text, Surprise("a date", f'put it in quotes: "{text}"')
    return text, None


def _tag(text: str) -> str:
    """The YAML 1.1 type of a bare word, without its prefix."""
    if text and text[0] not in _RESOLVER.yaml_implicit_resolvers:  # most words can be nothing but text
        return "str"
    return str(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False))).rpartition(":")[2]


def _read_bool(text: str) -> tuple[Scalar, Surprise | None]:
    word = text.lower()
    if word in ("true", "false"):
        return word == "true", None
    value = "true" if word in _TRUE else "false"
    return text, Surprise(value, f'for the word, put it in quotes: "{text}"; for the switch, write {value}')


def _odd_number(text: str) -> Surprise:
    reading = "a number in base 60" if ":" in text else "a number"
    if re.fullmatch(r"[-+]?0[0-7_]+", text):
        reading = f"the octal number {int(text.replace('_', ''), 8)}"
    return Surprise(reading, f'put it in quotes: "{text}"; for a number, write plain digits')
