"""The markup that several kinds of QTI items share: declarations, values and rules."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

RESPONSE = '<variable identifier="RESPONSE"/>'
MATCH_RIGHT = f'<match>{RESPONSE}<correct identifier="RESPONSE"/></match>'
KEEP_CHOICE = f'<setOutcomeValue identifier="FEEDBACK">{RESPONSE}</setOutcomeValue>'


def declare(cardinality: str, base: str, inner: str = "") -> str:
    """A declaration of the one response, with its right values and their worth inside."""
    head = f'identifier="RESPONSE" cardinality="{cardinality}" baseType="{base}"'
    return f"<responseDeclaration {head}>{inner}</responseDeclaration>"


def list_right(values: Iterable[str]) -> str:
    """The right response."""
    return f"<correctResponse>{''.join(f'<value>{escape(one)}</value>' for one in values)}</correctResponse>"


def map_worth(worth: dict[str, int]) -> str:
    """What each chosen value adds; any other adds nothing."""
    entries = (f'<mapEntry mapKey="{key}" mappedValue="{value}"/>' for key, value in worth.items())
    return f'<mapping defaultValue="0">{"".join(entries)}</mapping>'


def set_outcome(outcome: str, value: str) -> str:
    """Give an outcome a value."""
    return f'<setOutcomeValue identifier="{outcome}">{value}</setOutcomeValue>'


def write_value(base: str, value: str) -> str:
    """A constant of this base type."""
    return f'<baseValue baseType="{base}">{escape(value)}</baseValue>'


def write_truth(value: bool) -> str:
    """A truth value as XML writes it."""
    return "true" if value else "false"


def name_piece(name: str) -> str:
    """Make an identifier of an id; identifiers may not begin with a digit."""
    return f"o-{name}"


def name_place(name: str) -> str:
    """Make an identifier for what pieces belong to, apart from the pieces' own."""
    return f"p-{name}"
