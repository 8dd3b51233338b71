"""Why a text is not YAML, in words that help its author."""

import yaml

from netlearn.content.faults import Fault, read_mark


def explain_malformed(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """Say in plain words why the parser gave up, with the place an author has to look at."""
    line, column = read_mark(error.problem_mark or error.context_mark)
    lines = text.splitlines() or [""]
    # the parser reports the end of the text one line past the last one
    line = min(line, len(lines))
    rest = lines[line - 1][column - 1 :]
    if rest.startswith("\t") or lines[line - 1].lstrip(" ").startswith("\t"):
        return Fault("NL007", line, column, "a tab stands where YAML wants spaces", "use two spaces instead")
    problem = str(error.problem or "the text breaks off")
    if "scanning an a" in str(error.context):  # an alias or an anchor
        message = "text may not begin with * or &, which YAML keeps for aliases and anchors"
        return Fault("NL010", line, column, message, "put the text in quotes")
    for known, message, fix in _MALFORMED:
        if known in problem:
            return Fault("NL006", line, column, message, fix)
    opened = error.context_mark
    if opened is not None and "unexpected end of stream" in problem:
        message = "the quote that opens here is never closed"
        return Fault("NL006", *read_mark(opened), message, "close the quote")
    return Fault(
        "NL006", line, column, f"not well-formed YAML: {problem}", "check indentation and quotes here"
    )


_MALFORMED = (
    (
        "found unknown escape character",
        "between double quotes, a backslash must not stand before this character",
        "use single quotes, or write the backslash twice",
    ),
    (
        "mapping values are not allowed",
        "a colon and a space make this a second `key: value` on the line",
        "put the text after the first colon in quotes, or indent the line like its neighbours",
    ),
    (
        "cannot start any token",
        "text may not begin with this character",
        "put the text in quotes",
    ),
    (
        "could not find expected ':'",
        "this line is neither a `key: value` nor part of the text above",
        "add the colon, or indent the line like the text it belongs to",
    ),
    (
        "did not find expected key",
        "this line does not fit the indentation of the lines above, or text goes on after a closing quote",
        "indent it like its neighbours; put quotes around the whole text",
    ),
    (
        "did not find expected '-' indicator",
        "this line stands in a list but does not begin with `- `",
        "begin it with `- ` or indent it like the list entry it belongs to",
    ),
    (
        "did not find expected ',' or",
        "a list or mapping in brackets is not closed, or a comma is missing",
        "add the comma or the closing bracket, or put the text in quotes",
    ),
    (
        "block sequence entries are not allowed",
        "a list may not begin here",
        "begin the list on a line of its own",
    ),
)
