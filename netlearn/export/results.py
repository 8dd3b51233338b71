"""Results to take away: every answer raw and keyed, and every score, as CSV and as JSON."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from netlearn.content.model import Instrument, Item, MindsetItem, Scale
from netlearn.domain.scoring import MindsetScore, Profile, Score, key_rating

_FORMULA = ("=", "+", "-", "@", "\t", "\r")

HEADERS = (
    "completed",
    "instrument",
    "version",
    "facet",
    "item",
    "text",
    "reverse",
    "raw",
    "answer",
    "keyed",
    "reason",
)


@dataclass(frozen=True, slots=True)
class Result:
    """One completed questionnaire.

    Attributes:
        instrument: As it was when it was answered.
        completed_at: When.
        ratings: Raw values by item id; None where an item does not apply.
        reasons: Why an item does not apply, by item id.
        profile: The scores.
        mindset: Attitude.
    """

    instrument: Instrument
    completed_at: datetime
    ratings: Mapping[str, int | None]
    reasons: Mapping[str, str]
    profile: Profile
    mindset: MindsetScore


def write_answers_csv(result: Result) -> str:
    """Every item as a row, answered or not. No cell begins like a formula, so no spreadsheet runs one."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(HEADERS)
    for facet, item, scale in _list_items(result.instrument):
        raw = result.ratings.get(item.id)
        skipped = item.id in result.ratings and raw is None
        cells: tuple[object, ...] = (
            result.completed_at.isoformat(),
            result.instrument.id,
            result.instrument.version,
            facet,
            item.id,
            item.text,
            int(item.reverse),
            raw,
            (scale.does_not_apply or "") if skipped else _label(scale, raw),
            None if raw is None else key_rating(item, raw, scale),
            result.reasons.get(item.id, ""),
        )
        writer.writerow([disarm(cell) if isinstance(cell, str) else cell for cell in cells])
    return table.getvalue()


def write_result_json(result: Result) -> str:
    """Answers, scores with their intervals, and the keys they rest on."""
    instrument = result.instrument
    content = {
        "completed_at": result.completed_at.isoformat(),
        "instrument": {"id": instrument.id, "version": instrument.version, "window": instrument.window},
        "scale": {point.value: point.label for point in instrument.scale.points},
        "precision": instrument.precision.model_dump(),
        "answers": [
            {
                "item": item.id,
                "facet": facet,
                "text": item.text,
                "reverse": item.reverse,
                "raw": (raw := result.ratings.get(item.id)),
                "keyed": None if raw is None else key_rating(item, raw, scale),
                "does_not_apply": item.id in result.ratings and raw is None,
                "reason": result.reasons.get(item.id),
            }
            for facet, item, scale in _list_items(instrument)
        ],
        "facets": [_write_score(score) for score in result.profile.facets.values()],
        "networks": [_write_score(score) for score in result.profile.networks.values()],
        "overall": _write_score(result.profile.overall),
        "mindset": {"value": result.mindset.value, "topics": result.mindset.topics},
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def disarm(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _list_items(instrument: Instrument) -> list[tuple[str, Item | MindsetItem, Scale]]:
    items: list[tuple[str, Item | MindsetItem, Scale]] = [
        (facet.id, item, instrument.scale) for facet in instrument.facets for item in facet.items
    ]
    return items + [("mindset", item, instrument.mindset.scale) for item in instrument.mindset.items]


def _label(scale: Scale, value: int | None) -> str:
    return next((point.label for point in scale.points if point.value == value), "")


def _write_score(score: Score) -> dict[str, object]:
    return {
        "id": score.id,
        "value": score.value,
        "low": score.low,
        "high": score.high,
        "standard_error": score.sem,
        "bands": list(score.bands),
        "answered": score.answered,
        "items": score.total,
    }
