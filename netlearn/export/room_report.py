"""A workshop's figures to take away: published aggregates only, as CSV and for the printed report."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import datetime

from netlearn.content.model import Course, Workshop
from netlearn.domain.group_results import GroupResult
from netlearn.domain.result_words import name_tally
from netlearn.export.pdf import render_accessible_pdf
from netlearn.export.results import disarm

HEADERS = ("activity", "asked", "item", "people", "figure", "value")


def write_room_csv(plan: Workshop, results: Mapping[str, GroupResult], course: Course) -> str:
    """Every published figure as a row; no cell begins like a formula, so no spreadsheet runs one."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(HEADERS)
    for row in _list_rows(plan, results, course):
        writer.writerow([disarm(cell) if isinstance(cell, str) else cell for cell in row])
    return table.getvalue()


def render_room_report(
    plan: Workshop, results: Mapping[str, GroupResult], course: Course, floor: int, moment: datetime
) -> bytes:
    """Set the figures as a PDF: a section an activity, each with its table.

    Args:
        plan: The workshop as it was held.
        results: What was published, by activity.
        course: For the words of questions, networks and bands.
        floor: From how many people figures showed.
        moment: When the document is made.
    """
    rows: dict[str, list[list[str]]] = {}
    for name, _, item, _, figure, value in _list_rows(plan, results, course):
        if figure != "people":
            rows.setdefault(str(name), []).append([str(item), str(figure), str(value)])
    data = {
        "title": plan.title,
        "date": moment.date(),
        "floor": floor,
        "parts": [
            {
                "asked": activity.prompt,
                "people": results[activity.id].n,
                "rows": rows.get(activity.id, []),
            }
            for activity in plan.activities
            if activity.id in results
        ],
    }
    return render_accessible_pdf("workshop", data, moment)


def _list_rows(
    plan: Workshop, results: Mapping[str, GroupResult], course: Course
) -> Iterator[tuple[str | int, ...]]:
    for activity in plan.activities:
        result = results.get(activity.id)
        if result is None:
            continue
        if not result.tallies and not result.spreads:
            yield activity.id, activity.prompt, "", result.n, "people", result.n
        for item, n, figure, value in _list_spreads(result, course):
            yield activity.id, activity.prompt, item, n, figure, value
        for tally in result.tallies:
            title, labels = name_tally(activity, tally, course)
            for cell in tally.cells:
                name = " or ".join(labels.get(one, one) for one in cell.ids)
                yield activity.id, activity.prompt, title, tally.n, name, cell.count


def _list_spreads(result: GroupResult, course: Course) -> Iterator[tuple[str, int, str, int]]:
    bands = {band.id: band.title for band in course.instrument.bands}
    titles: dict[str, str] = {network.id: network.title for network in course.instrument.networks}
    titles |= {facet.id: facet.title for facet in course.instrument.facets}
    past = result.past
    for spread in result.spreads:
        figures = {"median": spread.middle, "lower quartile": spread.low, "upper quartile": spread.high}
        if past:
            figures[f"median on {past.day.isoformat()} ({past.n} people)"] = past.middles.get(spread.id)
        for figure, value in figures.items():
            if value is not None:
                yield titles[spread.id], spread.n, figure, value
        for cell in spread.bands:
            name = " or ".join(bands.get(one, one) for one in cell.ids)
            yield titles[spread.id], spread.n, f"people in {name}", cell.count
