"""The journal: notes, plan and profile in one place."""

import pytest

from netlearn.content.model import Lesson, Reflection
from netlearn.store.plans import log_plan_event
from netlearn.store.reflections import save_reflection
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import now
from tests.ui.apps import OTHER, count_people, open_app, press, run, words
from tests.ui.filling import enrol
from tests.ui.seeding import rate_everything

pytestmark = pytest.mark.usefixtures("server")

DOWNLOADS = ["Download as PDF", "Download as Markdown"]


def list_reflections() -> list[tuple[Lesson, Reflection]]:
    """Every reflection of the course in its order."""
    return [
        (lesson, block)
        for lesson in get_course().lessons.values()
        for block in lesson.blocks
        if isinstance(block, Reflection)
    ]


def write(place: int, text: str) -> Reflection:
    """Have written a note in the reflection of this place."""
    lesson, block = list_reflections()[place]
    save_reflection(get_store(), enrol(), lesson.id, block.id, text, now=now())
    return block


def test_an_empty_journal_says_what_it_will_hold_and_writes_nothing() -> None:
    app = open_app("journal")
    assert "What you write there comes together here" in words(app)
    assert [one.label for one in app.download_button] == []
    assert count_people() == 0
    assert press(app, "Go on learning").title[0].value == "Learn"


def test_notes_stand_in_the_order_of_the_lessons() -> None:
    last, first = write(1, "The later note."), write(0, "The earlier note.")
    app = open_app("journal")
    assert [one.value for one in app.text] == ["The earlier note.", "The later note."]
    assert [
        one.value for one in app.markdown if one.value in {f"**{last.prompt}**", f"**{first.prompt}**"}
    ] == [
        f"**{first.prompt}**",
        f"**{last.prompt}**",
    ]
    assert [one.label for one in app.download_button] == DOWNLOADS


def test_a_note_in_a_lesson_for_coaches_stands_last_and_leads_back_to_it() -> None:
    lesson = get_course().coach_lessons["listening-to-a-gap"]
    block = next(one for one in lesson.blocks if isinstance(one, Reflection))
    save_reflection(get_store(), enrol(), lesson.id, block.id, "The quay at four.", now=now())
    write(0, "The earlier note.")

    app = open_app("journal")

    assert [one.value for one in app.text] == ["The earlier note.", "The quay at four."]
    leading = [str(one.key) for one in app.button if one.label == "Open the lesson"]
    app.button(key=leading[-1]).click()
    assert run(app).title[0].value == lesson.title


def test_a_note_is_shown_as_it_was_typed() -> None:
    typed = "# Not a heading\n*plain* $x$ :smile: <b>no</b>\n\n[a](https://example.org)"
    write(0, typed)
    assert [one.value for one in open_app("journal").text] == [typed]


def test_a_note_of_somebody_else_is_not_shown() -> None:
    write(0, "Mine alone.")
    assert list(open_app("journal", OTHER).text) == []


def test_a_note_of_a_lesson_that_is_gone_is_left_out() -> None:
    save_reflection(get_store(), enrol(), "no-such-lesson", "note", "Words.", now=now())
    assert list(open_app("journal").text) == []


def test_plan_or_profile_alone_can_be_taken_away() -> None:
    action = next(iter(get_course().actions))
    log_plan_event(get_store(), enrol(), action, "accept", key="1", now=now())
    assert [one.label for one in open_app("journal").download_button] == DOWNLOADS


def test_the_profile_goes_into_the_download() -> None:
    rate_everything(3)
    assert [one.label for one in open_app("journal").download_button] == DOWNLOADS
