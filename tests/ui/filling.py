"""Questions on a screen: finding one of each kind, and giving it an answer as a learner would."""

from time import sleep
from typing import assert_never

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from netlearn.content.model import (
    Blank,
    Categorise,
    Match,
    Multi,
    Open,
    Order,
    Question,
    QuestionBlock,
    Rating,
    Reflection,
    Scenario,
    Single,
    TrueFalse,
)
from netlearn.domain.arranging import split_pairs
from netlearn.domain.attempts import Attempt
from netlearn.domain.scenarios import find_endings
from netlearn.store.attempts import list_attempts
from netlearn.store.devices import enrol_device
from netlearn.store.lessons import save_place
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.saving import DOUBLE_TAP
from netlearn.ui.session import now
from tests.sample_questions import samples
from tests.ui.apps import TOKEN, open_app, press, run

KINDS = (
    "single",
    "multi",
    "true_false",
    "match",
    "order",
    "categorise",
    "blank",
    "open",
    "scale",
    "scenario",
)


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


def find_reflection() -> tuple[str, int, Reflection]:
    """The first reflection with its lesson and step."""
    return next(
        (lesson.id, number, block)
        for lesson in get_course().lessons.values()
        for number, step in enumerate(lesson.steps)
        for block in step
        if isinstance(block, Reflection)
    )


def enrol() -> str:
    """The learner of the usual device, made if there is none."""
    return enrol_device(get_store(), (TOKEN,), now())


def open_at(lesson: str, step: int) -> AppTest:
    """A lesson that was left at this step, in a new tab."""
    save_place(get_store(), enrol(), lesson, step, now())
    return open_app("lesson", lesson=lesson)


def attempts_at(question: Question) -> list[Attempt]:
    """Every answer to the question, oldest first."""
    return [one for one in list_attempts(get_store(), enrol()) if one.question_id == question.id]


def right_of(question: Question) -> tuple[str, ...]:
    """A right answer, or any good one."""
    if isinstance(question, Scenario):
        credits_ = {end.id: end.credit for end in question.ends}
        return next(path for path, end in find_endings(question).items() if credits_[end] == 1)
    return samples(question)[0]


def wrong_of(question: Question) -> tuple[str, ...]:
    """A wrong answer."""
    return samples(question)[1]


def answer(app: AppTest, question: Question, given: tuple[str, ...], key: str = "") -> AppTest:
    """Give an answer and press the question's own button; scenarios and essays take several presses."""
    key = key or question.id
    tries = len(attempts_at(question))
    match question:
        case Scenario():
            for place, choice in enumerate(given):
                choose(app, f"{key}-{place}-{choice}")
            return app
        case Open():
            app.text_area(key=key).set_value(given[0])
            submit(app, f"form-{key}-{tries}")
            for check in given[1:]:
                app.checkbox(key=f"{key}-{check}").check()
            return submit(app, f"form-{key}-{tries}")
        case _:
            fill(app, question, given, f"{key}-{tries}")
            return submit(app, f"form-{key}-{tries}")


def choose(app: AppTest, key: str) -> AppTest:
    """Choose in a scene, after a look at it: a press that comes at once is taken for a double tap."""
    sleep(DOUBLE_TAP.total_seconds())
    app.button(key=key).click()
    return run(app)


def fill(  # noqa: C901, PLR0912 -- a branch a kind
    app: AppTest, question: Question, given: tuple[str, ...], key: str
) -> None:
    """Set the widgets of a question that is answered in one go."""
    match question:
        case Single() | TrueFalse() | Rating():
            for option in given:
                app.radio(key=key).set_value(option)
        case Multi():
            for one in question.options:
                app.checkbox(key=f"{key}-{one.id}").set_value(one.id in given)
        case Match():
            for piece, place in split_pairs(given).items():
                app.radio(key=f"{key}-{piece}").set_value(place)
        case Categorise():
            for piece, place in split_pairs(given).items():
                app.radio(key=f"{key}-{piece}").set_value(place)
        case Order():
            for number, step in enumerate(given, start=1):
                app.radio(key=f"{key}-{step}").set_value(number)
        case Blank():
            app.text_input(key=key).set_value(given[0] if given else "")
        case Open() | Scenario():
            raise TypeError("these are answered in several goes")
        case _:
            assert_never(question)


def submit(app: AppTest, form: str) -> AppTest:
    """Press a form's own button and draw what follows."""
    button: Button = next(one for one in app.button if one.form_id == form)
    button.click()
    return run(app)


def redo_missed(app: AppTest) -> AppTest:
    """Follow the link to the missed questions."""
    label = next(one.label for one in app.button if one.label.startswith("Redo "))
    return press(app, label)
