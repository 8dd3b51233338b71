from datetime import UTC, datetime

import pytest

from netlearn.domain.precision import assume_precision
from netlearn.export.report import write_report
from netlearn.export.results import write_answers_csv
from netlearn.store.plans import log_plan_event
from netlearn.store.reflections import save_reflection
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.standing import read_results
from netlearn.ui.taking import gather_report, gather_result, list_notes
from tests.export.pdfs import read_pdf
from tests.ui.apps import learner_of, open_app, open_with_profile, words

pytestmark = pytest.mark.usefixtures("server")
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_without_a_result_there_is_nothing_to_take() -> None:
    assert "After your self-assessment you find a report here" in words(open_app("report"))


def test_every_file_is_offered() -> None:
    open_with_profile(3)
    app = open_app("report")
    assert [getattr(button, "label", "") for button in app.get("download_button")] == [
        "Download the report (PDF)",
        "As SVG",
        "As PNG",
        "As CSV",
        "As JSON",
    ]


def test_the_report_holds_the_plan_and_only_the_notes_that_were_chosen() -> None:
    open_with_profile(3)
    course, store, learner = get_course(), get_store(), learner_of()
    lesson = course.lessons["three-networks"]
    block = next(one for one in lesson.blocks if one.kind == "reflection")
    save_reflection(store, learner, lesson.id, block.id, "My supplier in Leeds.", now=NOW)
    log_plan_event(store, learner, "s1-ask-a-leaver", "accept", key="1", now=NOW)
    results, precision = read_results(store, learner), assume_precision(course.instrument)
    notes = list_notes(store, learner, course)

    def read(*, plan: bool, chosen: bool) -> str:
        report = gather_report(
            store, learner, course, results.submitted, precision, plan=plan, notes=notes if chosen else ()
        )
        return read_pdf(write_report(report)).text

    whole, bare = read(plan=True, chosen=True), read(plan=False, chosen=False)
    title = course.actions["s1-ask-a-leaver"].title
    assert ("My supplier in Leeds." in whole, f"{title} (accepted)" in whole) == (True, True)
    assert ("My supplier in Leeds." in bare, title in bare) == (False, False)
    # every answer was the same: the report says so, as the profile does
    assert "Read this result with care" in bare


def test_the_notes_can_be_chosen_on_the_screen() -> None:
    open_with_profile(3)
    lesson = get_course().lessons["three-networks"]
    block = next(one for one in lesson.blocks if one.kind == "reflection")
    save_reflection(get_store(), learner_of(), lesson.id, block.id, "Note.", now=NOW)
    app = open_app("report")
    assert [box.label for box in app.multiselect] == ["With these notes from my journal"]
    app.multiselect[0].set_value([0])
    app.run()
    assert not app.exception


def test_the_answers_are_those_that_were_given() -> None:
    open_with_profile(4)
    course = get_course()
    latest = read_results(get_store(), learner_of()).latest
    assert latest is not None
    lines = write_answers_csv(gather_result(latest, course, None)).splitlines()
    assert len(lines) == 1 + 48 + 4
    assert {line.split(",")[-4] for line in lines[1:]} == {"4"}
