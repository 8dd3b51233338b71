"""If-then plans: one visible step, tied to a moment that will surely come, and what may get in the way."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from typing import Literal

HORIZON = timedelta(days=14)
FIRM = 4  # commitment from which a step is left as it is
LONGEST_STEP = 30  # words
ALIKE = 0.85  # share of signs that must agree for a plan typed once more

Field = Literal["cue", "step", "person", "on", "obstacle", "answer", "commitment"]

_VAGUE = re.compile(
    r"\b(some ?time|some ?day|one day|(?<!as )soon|eventually|asap|at some point|now and then"
    r"|(?<!minutes )(?<!hours )(?<!days )(?<!weeks )later"
    r"|(?:when|whenever|if|once) i (?:have|find|get)(?: the| some| more| enough)? time"
    r"|(?:when|whenever|if|once) (?:possible|things (?:calm|settle) down|i can$|i feel like it))",
    re.IGNORECASE,
)
# What goes on inside a head: nobody could see whether it was done.
_UNSEEN = frozenset(
    [
        *("think", "consider", "reflect", "believe", "understand", "know", "remember", "learn", "realise"),
        *("try", "attempt", "strive", "aim", "hope", "wish", "intend", "want", "commit", "focus", "network"),
        *("be", "become", "feel", "care", "like", "appreciate", "improve", "strengthen"),
    ]
)
_SEVERAL = re.compile(r"\band then\b|\bafter that\b|;|[.!?]\s+\S", re.IGNORECASE)
_LEAD = re.compile(r"^(?:then\s+)?(?:i\s+will|i['\u2019]ll|i\s+shall|will|to)\s+", re.IGNORECASE)
_IF = re.compile(r"^if\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class IfThenPlan:
    """What somebody means to do, and when.

    Attributes:
        cue: The moment, read after "If".
        step: What they will then do, read after "then I will".
        person: With whom; initials are enough, empty when with nobody in particular.
        on: The day by which the moment comes.
        obstacle: What may get in the way, read after "If"; empty when nothing was named.
        answer: What they will then do.
        commitment: 1 (hardly) to 5 (fully).
        rehearsed: Whether the plan was said aloud or typed once more.
    """

    cue: str
    step: str
    person: str
    on: date
    obstacle: str = ""
    answer: str = ""
    commitment: int = FIRM
    rehearsed: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a plan cannot stand yet, said of one of its fields."""

    field: Field
    why: str


def tidy_plan(plan: IfThenPlan) -> IfThenPlan:
    """Take away what the sentence says anyway: "If", "I will", a full stop, doubled blanks."""
    return IfThenPlan(
        cue=_IF.sub("", _tidy(plan.cue)),
        step=_LEAD.sub("", _tidy(plan.step)),
        person=_tidy(plan.person),
        on=plan.on,
        obstacle=_IF.sub("", _tidy(plan.obstacle)),
        answer=_LEAD.sub("", _tidy(plan.answer)),
        commitment=plan.commitment,
        rehearsed=plan.rehearsed,
    )


def check_plan(plan: IfThenPlan, today: date) -> tuple[Refusal, ...]:
    """Check a tidied plan: a real moment, one visible step, a date within 14 days.

    Returns:
        What stands in the way, in the order of the fields; nothing when the plan can stand.
    """
    found: list[tuple[Field, str]] = [
        ("cue", _check_moment(plan.cue)),
        ("step", _check_step(plan.step)),
        ("on", _check_day(plan.on, today)),
    ]
    if plan.obstacle and not plan.answer:
        found.append(("answer", "Say what you will do when that gets in the way."))
    elif plan.answer and not plan.obstacle:
        found.append(("obstacle", "Name what may get in the way, or leave both lines empty."))
    elif plan.answer and len(plan.answer.split()) < 2:
        found.append(("answer", "Say in a few words what you will do then."))
    if plan.commitment not in range(1, 6):
        found.append(("commitment", "Choose a number from 1 to 5."))
    return tuple(Refusal(field, why) for field, why in found if why)


def write_plan(plan: IfThenPlan) -> str:
    """Write the plan as one sentence."""
    whom = f" (with {plan.person})" if plan.person else ""
    return f"If {plan.cue}, then I will {plan.step}{whom}."


def write_obstacle(plan: IfThenPlan) -> str:
    """Write the line for what may get in the way; empty when nothing was named."""
    return f"If {plan.obstacle}, then I will {plan.answer}." if plan.obstacle else ""


def matches(typed: str, plan: IfThenPlan) -> bool:
    """Tell whether somebody typed the plan once more; slips of the keyboard do not matter."""
    return SequenceMatcher(None, _bare(typed), _bare(write_plan(plan)), autojunk=False).ratio() >= ALIKE


def shrink_step(first_step: str) -> str:
    """Offer a smaller step: two minutes with the first step of the action."""
    start = _tidy(first_step.split(". ", maxsplit=1)[0])
    return f"take two minutes for the first bit: {start[:1].lower()}{start[1:]}"


def keep_plan(plan: IfThenPlan) -> dict[str, object]:
    """Give the plan as plain JSON values, for the plan log."""
    return {
        "cue": plan.cue,
        "step": plan.step,
        "person": plan.person,
        "on": plan.on.isoformat(),
        "obstacle": plan.obstacle,
        "answer": plan.answer,
        "commitment": plan.commitment,
        "rehearsed": plan.rehearsed,
    }


def recall_plan(detail: Mapping[str, object] | None) -> IfThenPlan | None:
    """Give the plan back from the plan log; None where it cannot be read."""
    try:
        kept = dict(detail or {})
        texts = {name: str(kept.get(name) or "") for name in ("person", "obstacle", "answer")}
        return IfThenPlan(
            cue=str(kept["cue"]),
            step=str(kept["step"]),
            on=date.fromisoformat(str(kept["on"])),
            commitment=int(str(kept.get("commitment", FIRM))),
            rehearsed=kept.get("rehearsed") is True,
            **texts,
        )
    except (KeyError, ValueError):
        return None


def _check_moment(cue: str) -> str:
    if len(cue.split()) < 3:
        return "Name a moment that will surely come, such as a weekday and an hour, a place or a meeting."
    if vague := _VAGUE.search(cue):
        return f"“{vague[0]}” never arrives by itself. Name a weekday and an hour, a place or a meeting."
    return ""


def _check_step(step: str) -> str:
    words = step.split()
    if len(words) < 2:
        return "Say in a few words what you will do."
    if words[0].strip(",").casefold() in _UNSEEN:
        seen = "Begin with a verb that shows: write, ask, ring, send, offer."
        return f"Nobody can see you “{words[0].casefold()}”. {seen}"
    if vague := _VAGUE.search(step):
        return (
            f"“{vague[0]}” leaves the step open. The moment stands in the first line; here, only what you do."
        )
    if _SEVERAL.search(step) or len(words) > LONGEST_STEP:
        return "Keep to one thing you will do; the next one can have a plan of its own."
    return ""


def _check_day(on: date, today: date) -> str:
    if on < today:
        return "This day has passed. Choose one from today on."
    if on > today + HORIZON:
        return "Choose a day within the next 14 days; a plan for later seldom survives."
    return ""


def _tidy(text: str) -> str:
    return " ".join(text.split()).rstrip(" .,;")


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
