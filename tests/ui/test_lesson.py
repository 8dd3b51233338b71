import pytest
from streamlit.testing.v1 import AppTest

from netlearn.content.model import Question, QuestionBlock
from netlearn.domain.grading import grade
from netlearn.errors import AnswerRefused
from netlearn.store.attempts import list_attempts
from netlearn.store.lessons import list_places, save_place
from netlearn.store.reflections import load_reflections
from netlearn.ui.questions.choice import parse
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.session import now
from tests.ui.apps import learner_of, open_app, press, refuse_writes, run, says_not_saved, words

pytestmark = pytest.mark.usefixtures("server")


def open_at(lesson: str, step: int) -> AppTest:
    """A lesson that was left at this step, in a new tab."""
    open_app("lesson", lesson=lesson)
    save_place(get_store(), learner_of(), lesson, step, now())
    return open_app("lesson", lesson=lesson)


def find_question(kind: str) -> tuple[str, int, Question]:
    """The first question of a kind, with its lesson and step."""
    course = get_course()
    return next(
        (lesson.id, number, course.questions[block.question])
        for lesson in course.lessons.values()
        for number, step in enumerate(lesson.steps)
        for block in step
        if isinstance(block, QuestionBlock) and course.questions[block.question].kind == kind
    )


def answer(app: AppTest, question: Question, chosen: tuple[str, ...]) -> AppTest:
    """Choose these options and press the question's own button."""
    tries = sum(one.question_id == question.id for one in list_attempts(get_store(), learner_of()))
    key = f"answer-{question.id}-{tries}"
    for option in chosen:
        if question.kind == "multi":
            app.checkbox(key=f"{key}-{option}").check()
        else:
            app.radio(key=key).set_value(option)
    check = next(
        button
        for button in app.button
        if button.label == "Check answer" and button.form_id == f"form-{question.id}-{tries}"
    )
    check.click()
    return run(app)


def credits_of(question: Question) -> list[float]:
    """The credit of each attempt at the question, oldest first."""
    return [one.credit for one in list_attempts(get_store(), learner_of()) if one.question_id == question.id]


def right_of(question: Question) -> tuple[str, ...]:
    return tuple(option.id for option in question.options if option.correct)


def wrong_of(question: Question) -> tuple[str, ...]:
    return tuple(option.id for option in question.options if not option.correct)[:1]


def test_an_unknown_lesson_leads_back_to_the_list() -> None:
    app = open_app("lesson", lesson="no-such-lesson")
    assert app.title[0].value == "This lesson is not here"
    assert list_places(get_store(), learner_of()) == {}
    press(app, "See all lessons")
    assert app.title[0].value == "Learn"


def test_a_lesson_unfolds_step_by_step_to_its_end() -> None:
    app = open_app("lesson", lesson="three-networks")
    for step in range(1, 5):
        press(app, "Continue")
        assert list_places(get_store(), learner_of())["three-networks"].step == step
    press(app, "Finish the lesson")
    place = list_places(get_store(), learner_of())["three-networks"]
    assert (place.step, place.finished_at is None) == (4, False)
    press(app, "Next: The whole work flow")
    assert app.title[0].value == "The whole work flow"


def test_a_lesson_is_resumed_where_it_was_left_in_a_second_session() -> None:
    press(press(open_app("lesson", lesson="three-networks"), "Continue"), "Continue")
    app = open_app("lesson", lesson="three-networks")
    assert "You are back where you stopped." in words(app)
    headings = [header.value for header in app.header]
    press(app, "Show the earlier steps")
    assert [header.value for header in app.header][-len(headings) :] == headings
    assert len(app.header) > len(headings)


@pytest.mark.parametrize("kind", ["single", "multi", "true_false"])
def test_a_right_answer_is_confirmed_and_kept(kind: str) -> None:
    lesson, step, question = find_question(kind)
    app = answer(open_at(lesson, step), question, right_of(question))
    assert [message.value for message in app.success] == ["That is right."]
    assert question.explanation in words(app)
    assert credits_of(question) == [1.0]


@pytest.mark.parametrize("kind", ["single", "true_false"])
def test_a_wrong_answer_gets_its_feedback_and_a_second_try(kind: str) -> None:
    lesson, step, question = find_question(kind)
    app = answer(open_at(lesson, step), question, wrong_of(question))
    told = words(app)
    assert "There is a better answer." in told
    assert question.explanation not in told
    answer(press(app, "Try again"), question, right_of(question))
    assert question.explanation in words(app)
    assert credits_of(question) == [0.0, 1.0]


def test_a_partly_right_answer_earns_its_share() -> None:
    lesson, step, question = find_question("multi")
    app = answer(open_at(lesson, step), question, right_of(question)[:1])
    expected = grade(question, right_of(question)[:1]).credit
    assert credits_of(question) == [expected]
    assert f"Partly right: {expected:.0%} of the choices hold." in words(app)


def test_two_wrong_answers_show_the_right_one() -> None:
    lesson, step, question = find_question("single")
    app = answer(open_at(lesson, step), question, wrong_of(question))
    answer(press(app, "Try again"), question, wrong_of(question))
    right = next(option for option in question.options if option.correct)
    assert f"A right answer: *{right.text}*" in words(app)


@pytest.mark.parametrize("kind", ["single", "multi", "true_false"])
def test_nothing_chosen_is_asked_for_and_not_kept(kind: str) -> None:
    lesson, step, question = find_question(kind)
    app = answer(open_at(lesson, step), question, ())
    assert [message.value for message in app.warning] == ["Choose an option first."]
    assert credits_of(question) == []


def test_the_same_answer_from_two_tabs_is_one_attempt() -> None:
    lesson, step, question = find_question("single")
    open_at(lesson, step)
    tabs = (open_app("lesson", lesson=lesson), open_app("lesson", lesson=lesson))
    for app in tabs:
        app.radio(key=f"answer-{question.id}-0").set_value(right_of(question)[0])
        next(one for one in app.button if one.form_id == f"form-{question.id}-0").click()
        run(app)
    assert credits_of(question) == [1.0]


def test_an_option_that_does_not_exist_is_refused() -> None:
    _lesson, _step, question = find_question("single")
    with pytest.raises(AnswerRefused):
        grade(question, parse("no-such-option"))


def test_a_reflection_is_saved_and_found_again() -> None:
    app = open_at("three-networks", 4)
    app.text_area[0].set_value("Call Amina about the cold store.")
    run(app)
    saved = load_reflections(get_store(), learner_of())
    assert [one.text for one in saved.values()] == ["Call Amina about the cold store."]
    again = open_app("lesson", lesson="three-networks")
    assert again.text_area[0].value == "Call Amina about the cold store."


def test_an_answer_that_cannot_be_written_is_not_called_saved() -> None:
    lesson, step, question = find_question("single")
    app = open_at(lesson, step)
    refuse_writes()
    answer(app, question, right_of(question))
    assert says_not_saved(app)
    assert list(app.success) == []
    assert credits_of(question) == []


def test_a_step_that_cannot_be_written_is_not_taken() -> None:
    app = open_app("lesson", lesson="three-networks")
    refuse_writes()
    press(app, "Continue")
    assert says_not_saved(app)
    assert list_places(get_store(), learner_of())["three-networks"].step == 0
