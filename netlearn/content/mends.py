"""What each kind of model error means to an author, and how to mend it."""

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pydantic_core import ErrorDetails

from netlearn.content.yaml_tree import Node, Path


@dataclass(frozen=True, slots=True)
class Context:
    """A pydantic error, the path it is about, and the node there or the nearest around it."""

    error: ErrorDetails
    path: Path
    node: Node

    @property
    def name(self) -> str:
        """What the author calls this value."""
        last = self.path[-1] if self.path else "file"
        if isinstance(last, int):
            return f"entry {last + 1} of `{self.path[-2]}`"
        return f"`{last}`"

    def detail(self, key: str) -> Any:
        """A value from pydantic's error context."""
        return self.error.get("ctx", {}).get(key, "")


@dataclass(frozen=True, slots=True)
class Explained:
    """A fault without its place: `at` is the path of the node to point at."""

    code: str
    at: Path
    message: str
    fix: str


def suggest(name: str, candidates: Iterable[str]) -> str:
    """The candidate that this name is probably a slip of, or an empty text."""
    by_lower = {candidate.lower(): candidate for candidate in candidates}
    close = difflib.get_close_matches(name.lower(), by_lower, n=1, cutoff=0.7)
    return by_lower[close[0]] if close else ""


def explain_error(context: Context) -> Explained | None:
    """Put one model error into words. Returns None for an error that only echoes others."""
    explain = _EXPLAINERS.get(context.error["type"], _explain_other)
    return explain(context)


def _explain_other(context: Context) -> Explained:
    message = f"{context.name}: {context.error['msg'][:1].lower()}{context.error['msg'][1:]}"
    return Explained("NL023", context.path, message, "correct the value")


def _explain_missing(context: Context) -> Explained:
    key = context.path[-1]
    return Explained("NL021", context.path[:-1], f"`{key}` is missing", f"add `{key}:`")


def _explain_text(context: Context) -> Explained:
    node, name = context.node, context.name
    if isinstance(node.value, list | dict):
        return Explained("NL022", context.path, f"{name} must be a text", "write a single text here")
    if node.raw == "":
        return _explain_empty(context)
    reading = {bool: "true or false", type(None): "nothing"}.get(type(node.value), "a number")
    message = f"`{node.raw}` without quotes is {reading} to YAML"
    return Explained("NL012", context.path, message, f'put it in quotes: "{node.raw}"')


def _explain_empty(context: Context) -> Explained:
    return Explained("NL023", context.path, f"{context.name} is empty", "write a text or remove the line")


def _explain_pattern(context: Context) -> Explained:
    value = context.node.raw
    pattern = str(context.detail("pattern"))
    if "svg" in pattern:
        message = f"`{value}` is not the path of an SVG drawing"
        return Explained(
            "NL023", context.path, message, "give a lower-case path below assets/, ending in .svg"
        )
    if "https" in pattern:
        return Explained(
            "NL023", context.path, f"`{value}` is not a secure address", "begin it with https://"
        )
    message = f"`{value}` is not an id"
    return Explained("NL023", context.path, message, "use letters, digits and single hyphens only")


def _explain_number(context: Context) -> Explained:
    fix = "write plain digits without quotes"
    return Explained("NL022", context.path, f"{context.name} must be a number", fix)


def _explain_switch(context: Context) -> Explained:
    message = f"{context.name} must be true or false"
    return Explained("NL022", context.path, message, "write true or false, without quotes")


def _explain_list(context: Context) -> Explained:
    message = f"{context.name} must be a list"
    return Explained("NL022", context.path, message, "begin each entry on its own line with `- `")


def _explain_mapping(context: Context) -> Explained:
    message = f"{context.name} must be a mapping of `key: value` lines"
    return Explained("NL022", context.path, message, "write its keys below it, indented")


def _explain_bounds(context: Context) -> Explained:
    bound = context.error["msg"].removeprefix("Input should be ")
    return Explained("NL023", context.path, f"{context.name} is {context.node.raw}", f"make it {bound}")


def _explain_too_few(context: Context) -> Explained | None:
    least, given = int(context.detail("min_length")), len(context.error["input"])
    if given >= least:  # the entries are there but broken, and reported one by one
        return None
    message = f"{context.name} has {given} of at least {least} entries"
    return Explained("NL023", context.path, message, "add the missing entries")


def _explain_too_long(context: Context) -> Explained:
    most = context.detail("max_length")
    return Explained("NL023", context.path, f"{context.name} is too long", f"use at most {most} characters")


def _explain_choice(context: Context) -> Explained:
    return _choose(context, context.path, re.findall(r"'([^']*)'", str(context.detail("expected"))))


def _explain_kind(context: Context) -> Explained:
    choices = re.findall(r"'([^']*)'", str(context.detail("expected_tags")))
    return _choose(context, (*context.path, "kind"), choices)


def _choose(context: Context, at: Path, choices: list[str]) -> Explained:
    value = context.detail("tag") or context.node.raw or context.error["input"]
    key = at[-1] if isinstance(at[-1], str) else at[-2]
    likely = suggest(str(value), choices)
    fix = f"did you mean `{likely}`?" if likely else f"use one of: {', '.join(choices)}"
    return Explained("NL023", at, f"`{value}` is no `{key}`", fix)


def _explain_no_kind(context: Context) -> Explained:
    return Explained("NL021", context.path, "`kind` is missing", "add `kind:` to say what this entry is")


def _explain_inconsistent(context: Context) -> Explained:
    return Explained("NL024", context.path, context.error["msg"], str(context.detail("fix")))


_EXPLAINERS: dict[str, Callable[[Context], Explained | None]] = {
    "missing": _explain_missing,
    "string_type": _explain_text,
    "string_too_short": _explain_empty,
    "string_too_long": _explain_too_long,
    "string_pattern_mismatch": _explain_pattern,
    "int_type": _explain_number,
    "float_type": _explain_number,
    "bool_type": _explain_switch,
    "tuple_type": _explain_list,
    "model_type": _explain_mapping,
    "model_attributes_type": _explain_mapping,
    "dict_type": _explain_mapping,
    "greater_than": _explain_bounds,
    "greater_than_equal": _explain_bounds,
    "less_than": _explain_bounds,
    "less_than_equal": _explain_bounds,
    "too_short": _explain_too_few,
    "literal_error": _explain_choice,
    "union_tag_invalid": _explain_kind,
    "union_tag_not_found": _explain_no_kind,
    "inconsistent": _explain_inconsistent,
}
