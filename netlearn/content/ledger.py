"""Permanent ids: which are given, which are recorded in `ledger.yaml`, and how new ones get there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from netlearn.content.files import KindName
from netlearn.content.pack import Pack, Spot

FILE_NAME = "ledger.yaml"
# the families of ids with the files that give them
FILES: Mapping[str, tuple[KindName, ...]] = MappingProxyType(
    {
        "lesson": ("lesson",),
        "question": ("quiz",),
        "facet": ("instrument",),
        "item": ("instrument",),
        "action": ("actions",),
        "term": ("glossary",),
        "purpose": ("coaching",),
        "coach-question": ("coaching",),
        "offer": ("coaching",),
    }
)
_FACETS = ("networks", "*", "facets", "*")
_PLACES: tuple[tuple[str, KindName, tuple[str, ...]], ...] = (
    ("lesson", "lesson", ()),
    ("question", "quiz", ("questions", "*")),
    ("facet", "instrument", _FACETS),
    ("item", "instrument", (*_FACETS, "items", "*")),
    ("item", "instrument", ("mindset", "items", "*")),
    ("action", "actions", ("actions", "*")),
    ("term", "glossary", ("terms", "*")),
    ("purpose", "coaching", ("purposes", "*")),
    ("coach-question", "coaching", ("questions", "*")),
    ("offer", "coaching", ("offers", "*")),
)
_HEAD = """\
# Every id ever given, with what it names. Written by `netlearn ledger`, which only adds: answers, ratings
# and plans are stored under ids. Mark what is gone for good with `retired: true`; delete no line.
"""


@dataclass(frozen=True, slots=True)
class Given:
    """An id as the content gives it; `kind` is the family, for questions with their kind."""

    spot: Spot[str]
    family: str
    kind: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """An id as the ledger has it."""

    spot: Spot[dict[str, Any]]
    name: str
    kind: str
    retired: bool

    @property
    def family(self) -> str:
        """What the id names."""
        return self.kind.partition(":")[0]

    @property
    def key(self) -> tuple[str, str]:
        """Family and id: within a family an id names one thing."""
        return self.family, self.name


def list_given(pack: Pack) -> Iterator[Given]:
    """Every permanent id in the files; entries without a proper id or kind are passed over."""
    for family, file_kind, pattern in _PLACES:
        for entry in pack.entries(file_kind, *pattern):
            name, sort = entry.value.get("id"), entry.value.get("kind")
            if isinstance(name, str) and (family != "question" or isinstance(sort, str)):
                yield Given(
                    entry.inside("id"), family, f"question:{sort}" if family == "question" else family
                )


def list_recorded(pack: Pack) -> Iterator[Recorded]:
    """Every line of the ledger that holds an id and a kind we know."""
    for entry in pack.entries("ledger", "ids", "*"):
        name, kind = entry.value.get("id"), entry.value.get("kind")
        if isinstance(name, str) and isinstance(kind, str) and kind.partition(":")[0] in FILES:
            yield Recorded(entry, name, kind, entry.value.get("retired") is True)


def renew_ledger(folder: Path) -> tuple[str, ...]:
    """Record every id of a course that is not yet recorded. Nothing is removed or changed.

    Args:
        folder: The course in one language, for example content/en.

    Returns:
        The ids added, in the order written.

    Raises:
        ContentError: A file cannot be parsed or the ledger does not fit its model, so that adding to it
            might lose what it holds.
    """
    from netlearn.content.load import read_pack
    from netlearn.content.problems import format_problems
    from netlearn.errors import ContentError

    pack, problems = read_pack(folder)
    if pack.broken or any(document.model is None for document in pack.of("ledger")):
        bad = format_problems(problem for problem in problems if problem.severity == "error")
        raise ContentError(f"The ids cannot be recorded before these are mended:\n{bad}")
    records = list(list_recorded(pack))
    known = {record.key for record in records}
    lines = {record.key: _write(record.name, record.kind, retired=record.retired) for record in records}
    added = [one for one in list_given(pack) if (one.family, one.spot.value) not in known]
    lines |= {(one.family, one.spot.value): _write(one.spot.value, one.kind) for one in added}
    text = "".join(lines[key] for key in sorted(lines, key=lambda key: (list(FILES).index(key[0]), key[1])))
    (folder / FILE_NAME).write_text(
        f"{_HEAD}ids:{chr(10) + text if text else ' []' + chr(10)}", encoding="utf-8"
    )
    return tuple(dict.fromkeys(one.spot.value for one in added))


def _write(name: str, kind: str, *, retired: bool = False) -> str:
    """One line. Ids that YAML would read as something else, such as `no` or `012`, stand in quotes."""
    from netlearn.content.scalars import read_plain

    plain = read_plain(name) == (name, None)
    shown = name if plain else f'"{name}"'
    return f"  - {{id: {shown}, kind: {kind}{', retired: true' if retired else ''}}}\n"
