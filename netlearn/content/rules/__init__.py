"""The rules of good content: one file a rule, whose docstring is its page in the author's guide.

A rule file holds `CODE`, `NAME`, `SEVERITY` and `find(pack)`, which yields a `Finding` for every breach.
Families: NL1xx structure, NL2xx references, NL3xx pedagogy, NL4xx language, NL5xx psychometrics,
NL6xx accessibility, NL7xx coaching. A new file is found by itself; it needs a bad sample in
tests/bad_content.
"""

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from netlearn.content.finding import Finding
from netlearn.content.ignores import Report, drop_ignored
from netlearn.content.pack import Pack
from netlearn.content.problems import BLOCKING_FAMILIES, Problem, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A coded rule; `page` is its documentation."""

    code: str
    name: str
    severity: Severity
    page: str
    find: Callable[[Pack], Iterator[Finding]]

    @property
    def blocks(self) -> bool:
        """Whether what it finds stops the course from being put together."""
        return self.severity == "error" and self.code.startswith(BLOCKING_FAMILIES)


@cache
def list_rules() -> tuple[Rule, ...]:
    """All rules in the order of their codes."""
    modules = (import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    rules = (Rule(one.CODE, one.NAME, one.SEVERITY, str(one.__doc__), one.find) for one in modules)
    return tuple(sorted(rules, key=lambda rule: rule.code))


def find_problems(pack: Pack) -> Iterator[Problem]:
    """Run every rule over the pack; what comments in the files ignore is left out."""
    blocking = {rule.code: rule.blocks for rule in list_rules()}
    return drop_ignored(pack, _run_rules(pack), blocking)


def _run_rules(pack: Pack) -> Iterator[Report]:
    for rule in list_rules():
        for finding in rule.find(pack):
            line, column = finding.spot.locate(finding.needle)
            path = finding.spot.document.shown
            problem = Problem(rule.code, rule.severity, path, line, column, finding.message, finding.fix)
            yield Report(problem, finding)
