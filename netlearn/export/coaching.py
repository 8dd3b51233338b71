"""Two papers of a coaching: the pack before the session, and the minutes after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from netlearn.content.model import TalkAgenda
from netlearn.domain.agreements import OUTCOMES, Agreement, write_intention
from netlearn.domain.coaching import Role
from netlearn.domain.gap_words import (
    RULE,
    list_networks,
    list_rows,
    list_sections,
    tell_furthest,
    tell_gap,
    tell_whole,
)
from netlearn.domain.talk import Step
from netlearn.domain.two_views import TwoViews
from netlearn.export.dumbbell import draw_dumbbell_svg
from netlearn.export.pdf import render_accessible_pdf
from netlearn.export.svg import PRINT_FONT


@dataclass(frozen=True, slots=True)
class Pack:
    """What goes into the pack for the session.

    Attributes:
        own: What the coachee goes by.
        coach: What the coach goes by.
        purpose: What the coaching is for.
        opened_at: When the two ratings were opened.
        views: The two ratings.
        agenda: Of this session.
        guide: The guide's title.
        steps: The guide's steps with the questions picked.
        offers: What the coach offers, as sentences.
        shown: What the coachee chose to show, as sentences.
    """

    own: str
    coach: str
    purpose: str
    opened_at: datetime
    views: TwoViews
    agenda: TalkAgenda
    guide: str
    steps: Sequence[Step]
    offers: Sequence[str] = ()
    shown: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Minutes:
    """What goes into the minutes: shared words and agreements, nothing private.

    Attributes:
        names: What the two go by.
        on: The day of the agreements, or of the opening where there are none yet.
        agreements: In the order they were written.
        notes: The shared notes by role.
        offers: What the coach offers.
        meeting: The next day, if one is set.
        changes: Sentences on what changed since the earlier ratings.
        moment: When the document is made.
    """

    names: Mapping[Role, str]
    on: date
    agreements: Sequence[Agreement]
    notes: Mapping[Role, str]
    offers: Sequence[str]
    meeting: date | None
    changes: Sequence[str]
    moment: datetime


def write_pack(pack: Pack) -> bytes:
    """Write the pack as a PDF; the same pack gives the same bytes."""
    views, own, coach = pack.views, pack.own, pack.coach
    headers, rows = list_rows(views, own, coach)
    data = {
        "title": f"{own} and {coach}: before the session",
        "opened_on": pack.opened_at.date(),
        "purpose": pack.purpose,
        "whole": tell_whole(views, own, coach),
        "alt": tell_furthest(views, own, coach),
        "chart": draw_dumbbell_svg(views, own, coach, font=PRINT_FONT),
        "headers": headers,
        "rows": rows,
        "sections": [
            {
                "title": "Network by network",
                "lines": [[gap.title, said] for gap, said in list_networks(views, own, coach)],
            },
            *(
                {"title": title, "lines": [[gap.title, tell_gap(gap, own, coach)] for gap in gaps]}
                for title, gaps in list_sections(views)
            ),
        ],
        "agenda": {
            "title": pack.agenda.title,
            "minutes": pack.agenda.minutes,
            "parts": [[part.minutes, part.title, part.aim] for part in pack.agenda.parts],
        },
        "guide": pack.guide,
        "steps": [
            {
                "title": one.step.title,
                "aim": one.step.aim,
                "questions": [asked.text for asked in one.questions],
            }
            for one in pack.steps
        ],
        "offers": list(pack.offers),
        "shown": list(pack.shown),
        "rule": RULE,
    }
    return render_accessible_pdf("coaching-pack", data, pack.opened_at)


def write_minutes(minutes: Minutes) -> bytes:
    """Write the minutes as a PDF; the same minutes give the same bytes."""
    own, coach = (minutes.names.get(role, f"the {role}") for role in ("coachee", "coach"))
    data = {
        "title": f"{own} and {coach}: what we agreed",
        "date": minutes.on,
        "agreements": [
            {
                "owner": minutes.names.get(one.owner, one.owner),
                "title": one.wording.title,
                "intention": write_intention(one.wording),
                "measure": one.wording.measure,
                "due": one.wording.due,
                "state": _word_state(one),
            }
            for one in minutes.agreements
        ],
        "notes": [[minutes.names.get(role, role), text] for role, text in minutes.notes.items() if text],
        "offers": list(minutes.offers),
        "meeting": minutes.meeting,
        "changes": list(minutes.changes),
    }
    return render_accessible_pdf("coaching-minutes", data, minutes.moment)


def _word_state(one: Agreement) -> str:
    if one.accepted_at is None:
        return "not yet accepted by both"
    return OUTCOMES[one.checks[-1].outcome].lower() if one.checks else "accepted by both"
