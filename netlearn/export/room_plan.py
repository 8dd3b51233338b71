"""A workshop's plan and the facilitator's guide as a PDF, to have on paper when a screen fails."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from netlearn.content.model import Workshop, WorkshopGuide
from netlearn.export.pdf import render_accessible_pdf

_BOLD = re.compile(r"\*\*(.+?)\*\*")


def render_plan(plan: Workshop, guide: WorkshopGuide | None, moment: datetime) -> bytes:
    """Set a plan with minutes counted from the start, and the guide behind it.

    Args:
        plan: The workshop.
        guide: The facilitator's guide; None leaves it out.
        moment: What stands in the document as the time of its making.
    """
    data = {
        "title": plan.title,
        "minutes": plan.minutes,
        "summary": plan.summary,
        "materials": list(plan.materials),
        "online": plan.online,
        "steps": list(_list_steps(plan)),
        "guide_title": guide.title if guide else "",
        "guide": [
            {"title": section.title, "parts": _split(section.body)}
            for section in (guide.sections if guide else ())
        ],
    }
    return render_accessible_pdf("agenda", data, moment)


def _list_steps(plan: Workshop) -> Iterator[dict[str, Any]]:
    begun = 0
    for step in plan.agenda:
        yield {
            "from": _clock(begun),
            "to": _clock(begun + step.minutes),
            "title": step.title,
            "aim": step.aim,
            "say": list(step.say),
            "asked": step.activity.prompt if step.activity else "",
            "debrief": list(step.debrief),
            "pitfalls": list(step.pitfalls),
            "online": step.online or "",
        }
        begun += step.minutes


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def _split(body: str) -> list[str]:
    """Markdown as plain paragraphs and list lines; a line that goes on is joined to the one before."""
    parts: list[str] = []
    for line in body.splitlines():
        words = _BOLD.sub(r"\1", line.strip())
        if re.match(r"(\d+\.|-) ", words) or not parts or not words or not parts[-1]:
            parts.append(words)
        else:
            parts[-1] = f"{parts[-1]} {words}"
    return [part for part in parts if part]
