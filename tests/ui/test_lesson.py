from datetime import timedelta

import pytest

from netlearn.content.model import Categorise, Match, Open, QuestionBlock, Rating, Scenario
from netlearn.domain.arranging import split_pairs
from netlearn.domain.grading import grade
from netlearn.domain.scenarios import play
from netlearn.store.drafts import load_drafts
from netlearn.store.lessons import list_places
from netlearn.store.reflections import load_reflections
from netlearn.ui import saving
from netlearn.ui.resources import get_course, get_store
from tests.ui.apps import count_people, open_app, press, refuse_writes, run, says_not_saved, words
from tests.ui.filling import (
    KINDS,
    answer,
    attempts_at,
    choose,
    enrol,
    fill,
    find_question,
    find_reflection,
    open_at,
    redo_missed,
    right_of,
    submit,
    wrong_of,
)

pytestmark = pytest.mark.usefixtures("server")

ASKED_AT_ONCE = tuple(kind for kind in KINDS if kind not in ("open", "scenario"))
MARKED = tuple(kind for kind in ASKED_AT_ONCE if kind != "scale")


def test_an_unknown_lesson_leads_back_to_the_list() -> None:
    app = open_app("lesson", lesson="no-such-lesson")
    assert app.title[0].value == "This lesson is not here"
    assert count_people() == 0
    press(app, "See all lessons")
    assert app.title[0].value == "Learn"


def test_a_lesson_unfolds_step_by_step_to_its_end() -> None:
    app = open_app("lesson", lesson="three-networks")
    for step in range(1, 5):
        press(app, "Continue")
        assert list_places(get_store(), enrol())["three-networks"].step == step
    press(app, "Finish the lesson")
    place = list_places(get_store(), enrol())["three-networks"]
    assert (place.step, place.finished_at is None) == (4, False)
    press(app, "Next: What a network is worth")
    assert app.title[0].value == "What a network is worth"


def test_a_lesson_is_resumed_where_it_was_left_in_a_second_session() -> None:
    press(press(open_app("lesson", lesson="three-networks"), "Continue"), "Continue")
    app = open_app("lesson", lesson="three-networks")
    assert "You are back where you stopped." in words(app)
    headings = [header.value for header in app.header]
    press(app, "Show the earlier steps")
    assert [header.value for header in app.header][-len(headings) :] == headings
    assert len(app.header) > len(headings)


def test_a_lesson_is_resumed_below_the_question_answered_last() -> None:
    lesson, step, question = next(
        (lesson.id, number, course.questions[block.question])
        for course in (get_course(),)
        for lesson in course.lessons.values()
        for number, step in enumerate(lesson.steps)
        for block in step[:-1]
        if isinstance(block, QuestionBlock) and number
    )
    app = open_at(lesson, step)
    assert "Go on here" not in words(app)
    answer(app, question, right_of(question))
    assert "Go on here" not in words(app)
    again = open_app("lesson", lesson=lesson)
    assert "You are back where you stopped. [Go on there](#go-on-here)" in words(again)
    assert [one.anchor for one in again.header if one.value == ":small[Go on here]"] == ["go-on-here"]


def test_looking_at_a_lesson_writes_nothing() -> None:
    open_app("lesson", lesson="three-networks")
    assert count_people() == 0


@pytest.mark.parametrize("kind", MARKED)
def test_a_right_answer_is_confirmed_and_kept(kind: str) -> None:
    lesson, step, question = find_question(kind)
    app = answer(open_at(lesson, step), question, right_of(question))
    assert "That is right." in [message.value for message in app.success]
    assert [one.credit for one in attempts_at(question)] == [1.0]
    assert not [one for one in app.button if one.label == "Try again"]


@pytest.mark.parametrize("kind", MARKED)
def test_a_wrong_answer_is_not_called_right_and_can_be_mended(kind: str) -> None:
    lesson, step, question = find_question(kind)
    app = answer(open_at(lesson, step), question, wrong_of(question))
    assert list(app.success) == []
    answer(press(app, "Try again"), question, right_of(question))
    assert "That is right." in [message.value for message in app.success]
    first, second = [one.credit for one in attempts_at(question)]
    assert first == grade(question, wrong_of(question)).credit != second == 1.0


def test_the_explanation_waits_for_the_second_miss() -> None:
    lesson, step, question = find_question("single")
    app = answer(open_at(lesson, step), question, wrong_of(question))
    assert "There is a better answer." in words(app)
    assert "A right answer:" not in words(app)
    answer(press(app, "Try again"), question, wrong_of(question))
    assert "A right answer:" in words(app)


@pytest.mark.parametrize("kind", ["match", "categorise"])
def test_the_better_places_wait_for_the_second_miss(kind: str) -> None:
    lesson, step, question = find_question(kind)
    assert isinstance(question, Match | Categorise)
    app = answer(open_at(lesson, step), question, wrong_of(question))
    assert "Better: **" not in words(app)
    answer(press(app, "Try again"), question, wrong_of(question))
    right, given = split_pairs(right_of(question)), split_pairs(wrong_of(question))
    missed = sum(right[piece] != place for piece, place in given.items())
    assert words(app).count("Better: **") == missed > 0


def test_one_right_tick_is_partly_right_and_one_wrong_tick_is_not() -> None:
    lesson, step, question = find_question("multi")
    app = answer(open_at(lesson, step), question, right_of(question)[:1])
    assert "Partly right." in words(app)
    answer(press(app, "Try again"), question, wrong_of(question))
    assert "There is a better answer." in words(app)


def test_a_second_try_at_sorting_begins_with_the_first_ones_places() -> None:
    lesson, step, question = find_question("categorise")
    assert isinstance(question, Categorise)
    app = press(answer(open_at(lesson, step), question, wrong_of(question)), "Try again")
    kept = {f"{piece.id}={app.radio(key=f'{question.id}-1-{piece.id}').value}" for piece in question.options}
    assert kept == set(wrong_of(question))


@pytest.mark.parametrize("kind", ASKED_AT_ONCE)
def test_nothing_given_is_asked_for_and_not_kept(kind: str) -> None:
    lesson, step, question = find_question(kind)
    app = submit(open_at(lesson, step), f"form-{question.id}-0")
    assert len(app.warning) == 1
    assert attempts_at(question) == []


def test_how_sure_is_kept_with_the_answer() -> None:
    lesson, step, question = find_question("single")
    app = open_at(lesson, step)
    app.radio(key=f"sure-{question.id}-0").set_value(3)
    answer(app, question, right_of(question))
    assert [one.confidence for one in attempts_at(question)] == [3]


def test_hints_open_one_by_one_and_are_counted() -> None:
    course = get_course()
    lesson, number, question = next(
        (lesson.id, number, course.questions[block.question])
        for lesson in course.lessons.values()
        for number, step in enumerate(lesson.steps)
        for block in step
        if isinstance(block, QuestionBlock)
        and len(course.questions[block.question].hints) == 2
        and course.questions[block.question].kind == "single"
    )
    app = open_at(lesson, number)
    app.button(key=f"hints-{question.id}-0").click()
    run(app)
    assert question.hints[0] in [message.value for message in app.info]
    assert not [one for one in app.button if one.key == f"hints-{question.id}-1"]
    press(answer(app, question, wrong_of(question)), "Try again")
    app.button(key=f"hints-{question.id}-1").click()
    answer(run(app), question, right_of(question))
    assert [one.hints for one in attempts_at(question)] == [1, 2]


def test_an_opinion_is_kept_and_can_be_changed() -> None:
    lesson, step, question = find_question("scale")
    assert isinstance(question, Rating)
    app = answer(open_at(lesson, step), question, (question.options[0].id,))
    assert list(app.success) == []
    answer(press(app, "Change my answer"), question, (question.options[1].id,))
    assert [(one.chosen, one.credit) for one in attempts_at(question)] == [
        ((question.options[0].id,), None),
        ((question.options[1].id,), None),
    ]


def test_an_essay_is_kept_before_the_model_answer_shows_and_survives_a_reload() -> None:
    lesson, step, question = find_question("open")
    assert isinstance(question, Open)
    app = open_at(lesson, step)
    app.text_area(key=question.id).set_value("I would call first.")
    submit(app, f"form-{question.id}-0")
    assert load_drafts(get_store(), enrol())[question.id].answer == ("I would call first.",)
    again = open_app("lesson", lesson=lesson)
    assert "I would call first." in [text.value for text in again.text]
    again.checkbox(key=f"{question.id}-{question.options[0].id}").check()
    submit(again, f"form-{question.id}-0")
    assert [one.chosen for one in attempts_at(question)] == [("I would call first.", question.options[0].id)]
    assert load_drafts(get_store(), enrol()) == {}


def test_an_essay_has_no_hints_left_once_the_model_answer_shows() -> None:
    lesson, step, question = find_question("open")
    key = f"hints-{question.id}-0"
    app = open_at(lesson, step)
    assert [one.label for one in app.button if one.key == key] == ["Show a hint"]
    app.text_area(key=question.id).set_value("I would call first.")
    submit(app, f"form-{question.id}-0")
    assert [one.label for one in app.button if one.key == key] == []


def test_a_story_is_kept_scene_by_scene_and_ends() -> None:
    lesson, step, question = find_question("scenario")
    assert isinstance(question, Scenario)
    path = right_of(question)
    app = open_at(lesson, step)
    app.button(key=f"{question.id}-0-{path[0]}").click()
    run(app)
    assert load_drafts(get_store(), enrol())[question.id].answer == path[:1]
    again = open_app("lesson", lesson=lesson)
    for place, choice in enumerate(path[1:], start=1):
        choose(again, f"{question.id}-{place}-{choice}")
    assert [(one.chosen, one.credit) for one in attempts_at(question)] == [(path, 1.0)]
    assert f"The end: {play(question, path).place.title}" in words(again)  # type: ignore[union-attr]


def test_the_second_tap_of_a_double_one_chooses_nothing_in_the_next_scene(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(saving, "DOUBLE_TAP", timedelta(minutes=5))  # however slow the machine is
    lesson, step, question = find_question("scenario")
    path = right_of(question)
    app = open_at(lesson, step)
    for place, choice in enumerate(path[:2]):
        app.button(key=f"{question.id}-{place}-{choice}").click()
        run(app)
    assert load_drafts(get_store(), enrol())[question.id].answer == path[:1]


def test_an_answer_from_a_second_tab_does_not_replace_the_first_and_says_so() -> None:
    lesson, step, question = find_question("single")
    open_at(lesson, step)
    first, second = open_app("lesson", lesson=lesson), open_app("lesson", lesson=lesson)
    fill(first, question, right_of(question), f"{question.id}-0")
    submit(first, f"form-{question.id}-0")
    fill(second, question, wrong_of(question), f"{question.id}-0")
    submit(second, f"form-{question.id}-0")
    assert [one.credit for one in attempts_at(question)] == [1.0]
    assert [message.value for message in second.warning] == [
        "This was answered in another tab meanwhile, and that answer stands."
    ]


def test_missed_questions_are_asked_afresh_and_only_those() -> None:
    lesson, step, question = find_question("single")
    answer(open_at(lesson, step), question, wrong_of(question))
    app = redo_missed(press(open_at(lesson, 99), "Finish the lesson"))
    assert app.title[0].value == "Once more"
    (form,) = {one.form_id for one in app.button if one.form_id}
    fill(app, question, right_of(question), form.removeprefix("form-"))
    submit(app, form)
    assert "1 question, all right now." in [message.value for message in app.success]
    assert [one.credit for one in attempts_at(question)] == [0.0, 1.0]


def test_no_screen_of_a_lesson_shows_our_own_marks() -> None:
    for lesson in get_course().lessons.values():
        app = open_at(lesson.id, 99)
        told = words(app) + "".join(one.label for one in (*app.radio, *app.checkbox, *app.selectbox))
        assert "[@" not in told
        assert "[[" not in told


def test_a_reflection_is_saved_and_found_again() -> None:
    lesson, step, block = find_reflection()
    app = open_at(lesson, step)
    app.text_area(key=f"reflection-{lesson}-{block.id}").set_value("Call Amina about the cold store.")
    run(app)
    saved = load_reflections(get_store(), enrol())
    assert [one.text for one in saved.values()] == ["Call Amina about the cold store."]
    again = open_app("lesson", lesson=lesson)
    assert again.text_area(key=f"reflection-{lesson}-{block.id}").value == "Call Amina about the cold store."


def test_a_stale_tab_never_overwrites_a_reflection() -> None:
    lesson, step, block = find_reflection()
    key = f"reflection-{lesson}-{block.id}"
    stale, fresh = open_at(lesson, step), open_at(lesson, step)
    fresh.text_area(key=key).set_value("From the fresh tab.")
    run(fresh)
    run(stale)
    stale.text_area(key=key).set_value("From the stale tab.")
    run(stale)
    kept = load_reflections(get_store(), enrol())[lesson, block.id]
    assert kept.text == "From the fresh tab."
    assert "From the fresh tab." in [text.value for text in stale.text]
    stale.button(key=f"mine-{key}").click()
    run(stale)
    stale.text_area(key=key).set_value("Both, by the learner's own choice.")
    run(stale)
    assert (
        load_reflections(get_store(), enrol())[lesson, block.id].text == "Both, by the learner's own choice."
    )


def test_an_answer_that_cannot_be_written_is_not_called_saved() -> None:
    lesson, step, question = find_question("single")
    app = open_at(lesson, step)
    refuse_writes()
    answer(app, question, right_of(question))
    assert says_not_saved(app)
    assert list(app.success) == []
    assert attempts_at(question) == []


def test_a_step_that_cannot_be_written_is_not_taken() -> None:
    app = open_at("three-networks", 0)
    refuse_writes()
    press(app, "Continue")
    assert says_not_saved(app)
    assert list_places(get_store(), enrol())["three-networks"].step == 0
