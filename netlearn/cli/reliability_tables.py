"""The reliability of scales as text for people and as JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from netlearn.content.model import Instrument
from netlearn.domain.covariance import Moments
from netlearn.domain.scale_report import FacetWorth, measure_scales, weigh_facets

HEADS = ("scale", "alpha", "95 % interval", "omega", "n")
WORTH_HEADS = ("facet", "from itself", "from network", "worth showing alone", "item with the rest")
OMEGA_PEOPLE = 100
WEAK_ITEM, WEAK_REVERSE = 0.30, 0.20  # below these an item-rest correlation speaks against the item


def write_json(_instrument: Instrument, scales: Mapping[str, Moments]) -> str:
    """An object a scale, by id, with the fields of `ScaleReliability`; null where not defined."""
    measured = {scale_id: asdict(scale) for scale_id, scale in measure_scales(scales).items()}
    return json.dumps(measured, indent=2) + "\n"


def write_text(instrument: Instrument, scales: Mapping[str, Moments]) -> str:
    """Two tables: the scales, then the facets with what they add and how their items do."""
    measured = measure_scales(scales)
    rows = [
        (scale_id, _say(one.alpha), _span(one.alpha_low, one.alpha_high), _say(one.omega), str(one.n))
        for scale_id, one in measured.items()
    ]
    reverse = {item.id: item.reverse for item in instrument.items}
    worth = [
        _write_facet(facet_id, one, reverse) for facet_id, one in weigh_facets(instrument, scales).items()
    ]
    notes = [
        "n: people who answered every item of the scale. From itself, from network: the share of the",
        "facet's true variance that each predicts (Haberman); a facet is worth showing alone where its own",
        f"is greater. *: below {WEAK_ITEM:.2f}, or {WEAK_REVERSE:.2f} for a reverse-keyed item.",
    ]
    if any(one.n < OMEGA_PEOPLE for one in measured.values()):
        notes.append(f"Omega needs about {OMEGA_PEOPLE} people to be trusted.")
    return "\n".join([*_align([HEADS, *rows]), "", *_align([WORTH_HEADS, *worth]), "", *notes, ""])


def _write_facet(facet_id: str, one: FacetWorth, reverse: Mapping[str, bool]) -> tuple[str, ...]:
    answer = {True: "yes", False: "no", None: "-"}[one.worth_showing]
    items = " ".join(
        f"{item_id} {_say(r)}{_mark(r, reverse[item_id])}" for item_id, r in one.item_rest.items()
    )
    return facet_id, _say(one.own), _say(one.network), answer, items


def _mark(r: float | None, reverse: bool) -> str:
    return "*" if r is not None and r < (WEAK_REVERSE if reverse else WEAK_ITEM) else ""


def _say(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _span(low: float | None, high: float | None) -> str:
    return "-" if low is None else f"{_say(low)} to {_say(high)}"


def _align(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
