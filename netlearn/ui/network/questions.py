"""What is asked about a contact: a few bins each, the same on a card and in the table."""

from collections.abc import Mapping
from dataclasses import dataclass

from netlearn.domain.contacts import MapContact


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to tell about a contact.

    Attributes:
        field: The field of `MapContact` that it fills.
        ask: The question on a card.
        short: The head of its column.
        bins: The word for each value.
        many: Whether several values may be given.
    """

    field: str
    ask: str
    short: str
    bins: Mapping[object, str]
    many: bool = False


HOW_OFTEN: Mapping[object, str] = {0: "None", 1: "One", 2: "A few", 3: "Many"}
NETWORKS = Question(
    "networks",
    "Part of which networks?",
    "Networks",
    {"O": "Operational", "P": "Personal", "S": "Strategic"},
    many=True,
)
# What the map itself shows, asked first.
FIRST: tuple[Question, ...] = (
    NETWORKS,
    Question("organisation", "Where?", "Where", {"inside": "Inside", "outside": "Outside my organisation"}),
    Question("function", "Which kind of work?", "Work", {"same": "The same as mine", "different": "Another"}),
    Question("level", "On which level?", "Level", {"junior": "Junior", "peer": "My own", "senior": "Senior"}),
    Question("closeness", "How close?", "Closeness", {1: "Weak", 2: "Moderate", 3: "Close"}),
)
MORE: tuple[Question, ...] = (
    Question(
        "last_contact",
        "When did you last speak?",
        "Last spoke",
        {
            "month": "This month",
            "quarter": "This quarter",
            "year": "This year",
            "years": "One to three years ago",
            "silent": "Three years ago or more",
        },
    ),
    Question("met", "When did you meet?", "Met", {"year": "In the last twelve months", "earlier": "Earlier"}),
    Question(
        "met_at",
        "Where did you meet?",
        "Met at",
        {
            "work": "At work",
            "activity": "In a shared activity",
            "event": "At an event",
            "online": "Online",
            "private": "In private life",
        },
    ),
    Question(
        "approach", "Who comes to whom?", "Comes", {"me": "I do", "them": "They do", "both": "Both ways"}
    ),
    Question("gave", "Useful things you gave them last quarter", "Gave", HOW_OFTEN),
    Question("got", "Useful things you got from them last quarter", "Got", HOW_OFTEN),
    Question("energises", "Does talking with them give you energy?", "Energy", {True: "Yes", False: "No"}),
)
INTRODUCERS: Mapping[str, str] = {"me": "I introduced myself", "organisation": "My job or organisation"}


def say(question: Question, contact: MapContact) -> str:
    """The words of the bins that a contact is in."""
    value = getattr(contact, question.field)
    if question.many:
        return ", ".join(word for key, word in question.bins.items() if key in value)
    return "" if value is None else question.bins.get(value, "")


def accept(question: Question, value: object) -> object:
    """What may be stored of what a widget sent: a value that was offered, else nothing.

    Raises:
        ValueError: Something that was not offered.
    """
    if question.many:
        given = frozenset(value if isinstance(value, (list, tuple, set, frozenset)) else ())
        if not given <= set(question.bins):
            raise ValueError(question.field)
        return given
    if value is not None and value not in question.bins:
        raise ValueError(question.field)
    return value


def accept_introducer(contact: MapContact, value: object, others: Mapping[str, str]) -> str | None:
    """Who introduced a contact, when it was offered: "me", "organisation" or the id of another contact.

    Raises:
        ValueError: Something that was not offered.
    """
    if value is None:
        return None
    if value == contact.id or not (value in INTRODUCERS or value in others):
        raise ValueError("introduced_by")
    return str(value)
