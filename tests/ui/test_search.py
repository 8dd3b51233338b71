"""The search screen."""

import pytest

from netlearn.store.search import LONGEST_QUERY
from netlearn.ui.resources import get_course
from tests.ui.apps import count_people, open_app, press, run, words

pytestmark = pytest.mark.usefixtures("server")


def test_search_without_words_shows_nothing_found_and_leads_on() -> None:
    app = open_app("search")
    assert app.title[0].value == "Search"
    assert "result" not in words(app)
    assert press(app, "See all lessons").title[0].value == "Learn"
    assert count_people() == 0


def test_a_lesson_is_found_by_its_title_and_opened() -> None:
    lesson = get_course().lessons["three-networks"]
    app = open_app("search", words=lesson.title)
    app.button(key=next(str(one.key) for one in app.button if one.label == "Open the lesson")).click()
    assert run(app).title[0].value == lesson.title


def test_a_lesson_for_coaches_is_found_by_its_title_and_opened() -> None:
    lesson = get_course().coach_lessons["better-left-unsaid"]
    app = open_app("search", words=lesson.title)
    app.button(key=next(str(one.key) for one in app.button if one.label == "Open the lesson")).click()
    assert run(app).title[0].value == lesson.title


def test_a_term_is_found_and_opened_in_the_glossary() -> None:
    term = get_course().terms["referral"]
    app = open_app("search", words=term.term)
    app.button(key=next(str(one.key) for one in app.button if one.label == "Open the glossary")).click()
    run(app)
    assert app.title[0].value == "Glossary"
    first = next(str(one.value) for one in app.markdown if one.value.startswith("**"))
    assert first.startswith(f"**{term.term}**")


def test_an_action_is_found_with_its_steps_in_place() -> None:
    action = next(iter(get_course().actions.values()))
    app = open_app("search", words=action.title)
    assert "Action" in [one.value for one in app.caption]
    assert action.why in [one.value for one in app.markdown]


def test_words_typed_are_searched() -> None:
    app = open_app("search")
    app.text_input(key="words").set_value("referral")
    found = [one.value for one in run(app).markdown if one.value.endswith(("result", "results"))]
    assert len(found) == 1
    assert [one.value.lower() for one in app.markdown].count("**referral**") == 1


def test_found_words_stand_out() -> None:
    app = open_app("search", words="referrals")
    assert "**referral" in words(app).lower()


@pytest.mark.parametrize("typed", ["xyzzyplugh", '"', "😀", "AND", "x" * 500, "*", "' OR 1=1 --"])
def test_what_finds_nothing_says_so_and_does_no_harm(typed: str) -> None:
    app = open_app("search", words=typed)
    told = words(app)
    assert ("Nothing holds all of these words. Try others." in told) != ("result" in told)


def test_a_slip_is_answered_with_the_word_that_was_meant() -> None:
    app = press(open_app("search", words="sponser"), "Search for sponsor")
    assert app.text_input(key="words").value == "sponsor"
    assert "result" in words(app)


def test_a_query_is_no_longer_than_the_index_takes() -> None:
    assert open_app("search").text_input(key="words").proto.max_chars == LONGEST_QUERY
