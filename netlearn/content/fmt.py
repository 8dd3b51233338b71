"""The one layout of content files: same values, same comments, indentation, quotes and order by rule.

Lists and mappings are indented by two, keys stand in the order of `fmt_order`, quotes only where YAML
needs them, brackets only as long as they fit on a line. A paragraph of folded prose with an overlong line
is filled anew; all others keep the lines their author gave them.
"""

from collections.abc import Iterator
from pathlib import Path

from netlearn.content.fmt_layout import lay_out
from netlearn.content.fmt_tree import Group, read_values
from netlearn.content.reading import read_text
from netlearn.content.validate import Plain, to_plain
from netlearn.content.yaml_tree import parse_tree
from netlearn.errors import ContentError

_HARMLESS = frozenset({"NL005", "NL012"})  # a byte order mark is dropped, an odd bare word stays as it is
_ODD_BREAKS = ("\r", "\x85", "\u2028", "\u2029")


def format_text(text: str) -> str:
    """Lay out one file.

    Raises:
        ContentError: it is no YAML that content may hold; the text names line, column and mend.
    """
    root, faults = parse_tree(text)
    for fault in faults:
        if fault.code not in _HARMLESS:
            raise ContentError(f"{fault.line}:{fault.column} {fault.code} {fault.message} → {fault.fix}")
    if any(mark in text for mark in _ODD_BREAKS):
        raise ContentError("1:1 it holds line breaks that are no line feeds → save it with plain line feeds")
    values = read_values(text)
    if root is None or not isinstance(values, Group) or not values.is_map:
        raise ContentError("1:1 NL009 the outermost level of the file has no keys → write `key: value` lines")
    made = "\n".join(lay_out(values, text.split("\n"))) + "\n"
    again = parse_tree(made)[0]
    if again is None or _sort_keys(to_plain(again)) != _sort_keys(to_plain(root)):
        raise ContentError("1:1 its layout cannot be changed without changing what it says → say so")
    return made


def format_file(path: Path, *, write: bool) -> bool:
    """Lay out one file. Returns whether it was different.

    Raises:
        ContentError: it cannot be read or laid out; the text begins with its path.
    """
    text, faults = read_text(path)
    for fault in faults:
        if fault.code not in _HARMLESS:
            place = f"{path.as_posix()}:{fault.line}:{fault.column}"
            raise ContentError(f"{place} {fault.code} {fault.message} → {fault.fix}")
    assert text is not None
    try:
        made = format_text(text).encode()
    except ContentError as error:
        raise ContentError(f"{path.as_posix()}:{error}") from error
    try:
        if path.read_bytes() == made:
            return False
        if write:
            path.write_bytes(made)
    except OSError as error:
        raise ContentError(f"{path.as_posix()} cannot be written: {error.strerror}.") from error
    return True


def find_files(path: Path) -> tuple[Path, ...]:
    """The file, or every YAML file below a folder, hidden ones left out.

    Raises:
        ContentError: nothing is there.
    """
    if not path.is_dir():
        if not path.exists():
            raise ContentError(f"{path} does not exist.")
        return (path,)
    return tuple(sorted(_list_files(path)))


def _list_files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*.yaml"):
        if not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path


def _sort_keys(value: Plain) -> str:
    """A value spelled out with its keys in one order; 1, 1.0 and true stay apart."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key!r}: {_sort_keys(value[key])}' for key in sorted(value))}}}"
    if isinstance(value, tuple):
        return f"({', '.join(map(_sort_keys, value))})"
    return repr(value)
