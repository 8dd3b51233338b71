"""Item statistics as text for people, as JSON and as CSV."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields

from netlearn.cli.group import say_count
from netlearn.content.model import Blank, Multi, Question, Single, TrueFalse
from netlearn.domain.item_statistics import LEAST_LEARNERS, ItemStatistics

HEADS = ("question", "learners", "facility", "right", "discrim.", "sure, wrong", "hints", "picks")
Questions = Mapping[str, Question]


def write_table(questions: Questions, measured: Sequence[ItemStatistics]) -> str:
    """A line for each question with enough learners, lowest discrimination first; then how many lack them."""
    shown = [one for one in measured if one.learners >= LEAST_LEARNERS]
    shown.sort(key=lambda one: (one.discrimination is None, one.discrimination or 0.0, one.question_id))
    rows = [HEADS, *(_write_row(questions[one.question_id], one) for one in shown)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEADS))]
    lines = [_align(row, widths) for row in rows] if shown else []
    if hidden := len(measured) - len(shown):
        verb = "has" if hidden == 1 else "have"
        lines.append(f"{say_count(hidden, 'question')} {verb} fewer than {LEAST_LEARNERS} learners so far.")
    return "\n".join((*lines, ""))


def write_json(_questions: Questions, measured: Sequence[ItemStatistics]) -> str:
    """A list of objects with the fields of `ItemStatistics`; null where nothing can be said."""
    plain = [{**_to_dict(one), "picks": dict(one.picks)} for one in measured]
    return json.dumps(plain, indent=2) + "\n"


def write_csv(_questions: Questions, measured: Sequence[ItemStatistics]) -> str:
    """A row a question with the fields of `ItemStatistics`; empty where nothing can be said."""
    table = io.StringIO()
    names = [field.name for field in fields(ItemStatistics)]
    writer = csv.DictWriter(table, names, lineterminator="\n")
    writer.writeheader()
    for one in measured:
        picks = " ".join(f"{pick}={share:.4f}" for pick, share in one.picks.items())
        writer.writerow({**_to_dict(one), "picks": picks})
    return table.getvalue()


def _to_dict(one: ItemStatistics) -> dict[str, object]:
    return {field.name: getattr(one, field.name) for field in fields(ItemStatistics) if field.name != "picks"}


def _write_row(question: Question, one: ItemStatistics) -> tuple[str, ...]:
    discrimination = "" if one.discrimination is None else f"{one.discrimination:.2f}"
    shares = [_percent(share) for share in (one.facility, one.first_right)]
    more = [_percent(share) for share in (one.sure_and_wrong, one.hint_use)]
    picks = " ".join(
        f"{100 * share:.0f}{'*' if pick in _list_right(question) else ''}"
        for pick, share in one.picks.items()
    )
    return (one.question_id, str(one.learners), *shares, discrimination, *more, picks)


def _list_right(question: Question) -> frozenset[str]:
    if isinstance(question, Single | Multi | TrueFalse | Blank):
        return frozenset(option.id for option in question.options if option.correct)
    return frozenset()


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.0f} %"


def _align(row: Sequence[str], widths: Sequence[int]) -> str:
    """Words to the left, figures to the right."""
    ends = (0, len(row) - 1)
    cells = (
        cell.ljust(width) if place in ends else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join(cells).rstrip()
