"""A problem with what an author wrote: where, what, and how to mend it."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning"]

BLOCKING_FAMILIES = ("NL0", "NL1", "NL2")


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `line` and `column` count from 1; `fix` is an instruction to the author."""

    code: str
    severity: Severity
    path: str
    line: int
    column: int
    message: str
    fix: str

    @property
    def blocks(self) -> bool:
        """Whether the course cannot be put together: a fault in a file, its structure or a reference.

        Errors of the later families (pedagogy, language, psychometrics, accessibility) fail the
        check, but learners can still be served.
        """
        return self.severity == "error" and self.code.startswith(BLOCKING_FAMILIES)


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Order by file, then by place in the file, each problem once."""
    return tuple(sorted(set(problems), key=lambda p: (p.path, p.line, p.column, p.code, p.message)))


def format_problem(problem: Problem) -> str:
    """Write one problem as `path:line:column CODE message → fix`; warnings say so."""
    label = problem.code if problem.severity == "error" else f"{problem.code} warning:"
    place = f"{problem.path}:{problem.line}:{problem.column}"
    return f"{place} {label} {problem.message} → {problem.fix}"


def format_problems(problems: Iterable[Problem]) -> str:
    """Write one problem a line."""
    return "\n".join(format_problem(problem) for problem in problems)


def dump_problems(problems: Iterable[Problem]) -> str:
    """Write a JSON list of `{code, severity, path, line, column, message, fix}`."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)
