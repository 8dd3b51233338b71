"""The table of rules in the author's guide, made from the rules themselves."""

from netlearn.content.file_codes import FILE_CODES
from netlearn.content.rules import list_rules

BEGIN = "<!-- The table below is written by `netlearn schema`. -->\n"
END = "<!-- End of the table. -->\n"


def make_rules_table() -> str:
    """Every code with its name, severity and the first sentence of its page, as a Markdown table."""
    lines = ["| code | name | asks |", "|---|---|---|"]
    lines += [f"| {code} | {name} | {what} |" for code, (name, what) in FILE_CODES.items()]
    for rule in list_rules():
        asks = " ".join(rule.page.split("\n\n")[0].split())
        suffix = " (warning)" if rule.severity == "warning" else ""
        lines.append(f"| {rule.code} | {rule.name} | {asks}{suffix} |")
    return "\n".join(lines) + "\n"


def renew_guide(text: str) -> str:
    """The guide with its table of rules made anew; a guide without the two marks stays as it is."""
    before, begin, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    if not begin or END not in rest:
        return text
    return f"{before}{BEGIN}\n{make_rules_table()}\n{END}{after}"
