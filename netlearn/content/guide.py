"""The reference of rules, `rules.md`, made from the rules themselves."""

from netlearn.content.file_codes import FILE_CODES
from netlearn.content.rules import Rule, list_rules

FAMILIES = {
    "NL1": "Structure",
    "NL2": "References",
    "NL3": "Pedagogy",
    "NL4": "Language",
    "NL5": "Psychometrics",
    "NL6": "Accessibility",
    "NL7": "Coaching",
}
_HEAD = """\
# The rules of content

Written by `netlearn schema` from the rules in `netlearn/content/rules/`; change them there. An **error**
fails `netlearn check`; a **blocking** one also keeps a revision from going live. A **warning** is advice.
Warnings, and errors that do not block, can be ignored:

```yaml
minutes: 12 # netlearn: ignore NL324
# netlearn: ignore NL408 the long list is meant to wear the reader out
body: …
```

A comment at the end of a line counts for that line, one on a line of its own for the line below. Inside a
long text there are no comments, so the one for it stands where the text begins. For a whole file, put
`# netlearn: ignore-file NL306, NL403` among the comments that open it. A comment that ignores nothing is
reported as NL032.
"""


def make_reference() -> str:
    """Every code with its name, its severity and its page, family by family, as Markdown."""
    parts = [_HEAD, "## NL0xx Files\n", _make_file_table()]
    for family, title in FAMILIES.items():
        parts.append(f"## {family}xx {title}\n")
        parts.extend(_make_page(rule) for rule in list_rules() if rule.code.startswith(family))
    return "\n".join(parts)


def _make_file_table() -> str:
    lines = [
        "What is wrong with a file as such. Errors here block.",
        "",
        "| code | name | means |",
        "|---|---|---|",
    ]
    lines += [f"| {code} | {name} | {what} |" for code, (name, what) in FILE_CODES.items()]
    return "\n".join(lines) + "\n"


def _make_page(rule: Rule) -> str:
    severity = "blocking error" if rule.blocks else rule.severity
    return f"### {rule.code} {rule.name} ({severity})\n\n{rule.page.strip()}\n"
