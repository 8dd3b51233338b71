"""The learner's own document: notes, plan and profile, as Markdown and as PDF."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from netlearn.export.pdf import render_pdf


@dataclass(frozen=True, slots=True)
class Note:
    """A reflection: where it was asked, the question, the answer and when it was written."""

    lesson: str
    prompt: str
    text: str
    written_on: date


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action of the plan, its state in a word and its if-then sentence."""

    title: str
    state: str
    cue: str


@dataclass(frozen=True, slots=True)
class Score:
    """A network or facet of the latest profile: its score in words, such as "62 (54 to 70), Regular"."""

    title: str
    words: str
    is_network: bool


@dataclass(frozen=True, slots=True)
class Journal:
    """Everything that goes into the document."""

    title: str
    written_on: date
    notes: Sequence[Note]
    actions: Sequence[PlannedAction]
    scores: Sequence[Score]


def write_markdown(journal: Journal) -> str:
    """The document as Markdown; what the learner wrote is quoted line by line."""
    lines = [f"# {journal.title}", "", f"{journal.written_on:%-d %B %Y}", "", "## Notes", ""]
    lesson = ""
    for note in journal.notes:
        if note.lesson != lesson:
            lines += [f"### {note.lesson}", ""]
            lesson = note.lesson
        lines += [f"**{note.prompt}**", ""]
        lines += [f"> {line}".rstrip() for line in note.text.splitlines()]
        lines += ["", f"{note.written_on:%-d %B %Y}", ""]
    if not journal.notes:
        lines += ["No notes yet.", ""]
    if journal.actions:
        lines += ["## Plan", ""]
        lines += [f"- **{one.title}** ({one.state}). {one.cue}" for one in journal.actions]
        lines.append("")
    if journal.scores:
        lines += ["## Profile", "", "| | |", "|---|---|"]
        lines += [
            f"| {'**' + one.title + '**' if one.is_network else one.title} | {one.words} |"
            for one in journal.scores
        ]
        lines.append("")
    return "\n".join(lines)


def write_pdf(journal: Journal) -> bytes:
    """The document as PDF."""
    return render_pdf("journal", asdict(journal))
