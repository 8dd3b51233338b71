"""A module has at least four lessons, in a course of several modules."""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, find_texts
from netlearn.content.problems import Severity

CODE = "NL325"
NAME = "few-lessons"
SEVERITY: Severity = "warning"

LEAST = 4


def find(pack: Pack) -> Iterator[Finding]:
    """Yield modules with fewer lessons."""
    modules = list(pack.entries("course", "modules", "*"))
    for module in modules if len(modules) > 1 else ():
        count = len({spot.value for spot in find_texts(module, "lessons", "*")})
        if count < LEAST:
            message = f"the module `{module.value.get('id')}` has {count} of at least {LEAST} lessons"
            yield Finding(
                module.inside("lessons"), message, "write more lessons for it, or join it to another"
            )
