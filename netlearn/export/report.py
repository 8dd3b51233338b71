"""The report as PDF: where somebody stands, how sure that is, what they plan, and how it was measured."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from netlearn.content.model import FacetNarratives, Instrument, Pattern
from netlearn.domain.reading import describe_network, describe_whole, state_figures
from netlearn.domain.scoring import Profile, count_needed, name_bands
from netlearn.export.bars_svg import draw_bars_svg
from netlearn.export.charts import HEADERS, facet_rows
from netlearn.export.journal import Note
from netlearn.export.pdf import render_accessible_pdf
from netlearn.export.radar_svg import draw_radar_svg
from netlearn.export.svg import PRINT_FONT


@dataclass(frozen=True, slots=True)
class ReportedAction:
    """An action in the report: its state in a word, why it is there, and the plan made for it."""

    title: str
    state: str
    because: str
    plan: str = ""
    obstacle: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What goes into the report beside what the profile says by itself.

    Attributes:
        title: Of the document.
        completed_at: When the answers were submitted.
        instrument: As it was then.
        profile: The scores.
        narratives: What each band of each facet means, by facet id.
        pattern: The shape of the profile, if it has one.
        cautions: Sentences on how to read this result, such as one on quality checks.
        changes: Sentences on what changed since an earlier result.
        actions: The plan.
        notes: Extracts of the journal, chosen by the learner.
        precision: Where reliability and spread come from.
    """

    title: str
    completed_at: datetime
    instrument: Instrument
    profile: Profile
    narratives: dict[str, FacetNarratives]
    pattern: Pattern | None = None
    cautions: Sequence[str] = ()
    changes: Sequence[str] = ()
    actions: Sequence[ReportedAction] = ()
    notes: Sequence[Note] = ()
    precision: str = ""


def write_report(report: Report) -> bytes:
    """Write the report; the same report gives the same bytes, whenever it is written."""
    instrument, profile = report.instrument, report.profile
    whole = describe_whole(instrument, profile)
    data = {
        "title": report.title,
        "completed_on": report.completed_at.date(),
        "whole": whole,
        "networks": [describe_network(instrument, profile, network.id) for network in instrument.networks],
        "pattern": report.pattern and report.pattern.model_dump(),
        "cautions": list(report.cautions),
        "radar": draw_radar_svg(instrument, profile, whole, font=PRINT_FONT),
        "bars": draw_bars_svg(instrument, profile, whole, font=PRINT_FONT),
        "alt": whole,
        "headers": HEADERS,
        "rows": facet_rows(instrument, profile),
        "sections": [
            {
                "title": network.title,
                "facets": [_tell(report, facet.id, facet.title) for facet in network.facets],
            }
            for network in instrument.networks
        ],
        "changes": list(report.changes),
        "actions": [asdict(action) for action in report.actions],
        "notes": [{**asdict(note), "written_on": _word(note.written_on)} for note in report.notes],
        "bands": [{"title": band.title, "meaning": band.meaning} for band in instrument.bands],
        "method": _describe_method(report),
    }
    return render_accessible_pdf("report", data, report.completed_at)


def _tell(report: Report, facet_id: str, title: str) -> dict[str, object]:
    """Write what is said on one facet: both bands where the interval crosses a cut."""
    score, told = report.profile.facets[facet_id], report.narratives.get(facet_id)
    texts = []
    for band in score.bands if told else ():
        narrative = getattr(told, band)
        lead = f"If it is rather {band}: " if len(score.bands) > 1 else ""
        texts.append({"means": lead + narrative.means, "next": narrative.next})
    return {
        "title": title,
        "figures": f"{name_bands(report.instrument, score)} ({state_figures(score)})",
        "texts": texts,
    }


def _describe_method(report: Report) -> list[str]:
    instrument = report.instrument
    facet = instrument.facets[0]
    assumed = report.precision or instrument.precision.note
    items, needed = len(facet.items), count_needed(len(facet.items))
    return [
        (
            f"{len(instrument.items)} items, {len(instrument.facets)} facets of {items}, answered for "
            f"{instrument.window}; instrument {instrument.id}, version {instrument.version}. Reverse-keyed "
            "items are turned round on the limits of the scale."
        ),
        (
            "A facet is the mean of its answers on a line from 0 (lowest point of the scale) to 100 "
            f"(highest), given when at least {needed} of its {items} items are answered. A network is the "
            "mean of its facets, the whole the mean of the networks. What has too few answers stays a gap."
        ),
        f"The 90 % interval is the score plus and minus 1.645 standard errors of measurement. {assumed}",
        (
            "Two scores are called different only when they are further apart than the errors of both "
            "together allow (90 %). With several comparisons on a page, one of them may differ by chance."
        ),
        (
            "This is a self-rating. It says how often, in your own eyes; it is no test, no comparison with "
            "other people and no ground for a decision about anybody."
        ),
    ]


def _word(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
