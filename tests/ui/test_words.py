"""One word per idea: what a learner reads says item and facet, and nothing else for them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from netlearn.settings import ROOT

# What speaks of the self-assessment, its profile and its plan.
SPOKEN = [
    *(
        f"ui/screens/{screen}.py"
        for screen in ("home", "assess", "profile", "plan", "changes", "report", "about")
    ),
    *(
        f"ui/{name}.py"
        for name in (
            "next_steps",
            "standing",
            "charts",
            "intentions",
            "weekly",
            "taking",
            "plan_cards",
            "wishes",
        )
    ),
    *(
        f"domain/{name}.py"
        for name in ("because", "choosing", "planning", "reading", "scoring", "why_not", "check_ins")
    ),
    *(f"export/{name}.py" for name in ("axes", "charts", "radar", "rows", "history", "report")),
]
OTHER_WORDS = re.compile(r"\b(?:axis|axes|dimensions?|parts?|statements?|questionnaires?)\b", re.IGNORECASE)


@pytest.mark.parametrize("module", SPOKEN)
def test_sentences_use_one_word_per_idea(module: str) -> None:
    assert [text for text in read_sentences(ROOT / "netlearn" / module) if OTHER_WORDS.search(text)] == []


def read_sentences(path: Path) -> Iterator[str]:
    """Every string that may come to be read on a screen: sentences and titles, docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    remarks = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in remarks:
            continue
        if isinstance(node.value, str) and (" " in node.value or node.value.istitle()):
            yield node.value
