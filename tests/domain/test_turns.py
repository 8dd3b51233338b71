"""Where a learner stands with one question."""

import pytest

from netlearn.content.model import Single
from netlearn.domain.attempts import Attempt
from netlearn.domain.behaviour import PRESETS, Rules
from netlearn.domain.turns import Turn, take_turn
from tests.factories import make_attempt
from tests.sample_questions import make_rating, make_single

QUESTION = make_single().model_copy(update={"hints": ("Look.", "Look closer.")})


REVISION = QUESTION.revision
WRONG = make_attempt(credit=0.0, revision=REVISION)
RIGHT = make_attempt(credit=1.0, revision=REVISION, chosen=("b",), confidence=3)


def turn(
    *given: Attempt, rules: Rules = PRESETS["practice"], ended: bool = False, question: Single = QUESTION
) -> Turn:
    return take_turn(question, rules, given, ended=ended)


def test_nothing_answered_nothing_told_and_a_hint_to_open() -> None:
    assert turn() == Turn(
        tries=0,
        answer=None,
        credit=None,
        confidence=None,
        told=False,
        revealed=False,
        again=False,
        hints=1,
        changed=False,
    )


def test_practice_a_first_miss_is_told_but_not_revealed() -> None:
    now = turn(WRONG)
    assert (now.tries, now.told, now.revealed, now.again, now.hints) == (1, True, False, True, 2)


def test_practice_a_second_miss_reveals_and_still_lets_try() -> None:
    now = turn(WRONG, WRONG)
    assert (now.revealed, now.again, now.hints) == (True, True, 2)


def test_practice_a_right_answer_ends_it() -> None:
    now = turn(WRONG, RIGHT)
    assert (now.answer, now.credit, now.confidence) == (("b",), 1.0, 3)
    assert (now.revealed, now.again, now.hints) == (True, False, 0)


def test_check_reveals_at_once() -> None:
    now = turn(WRONG, rules=PRESETS["check"])
    assert (now.told, now.revealed) == (True, True)


@pytest.mark.parametrize(("ended", "told"), [(False, False), (True, True)])
def test_exam_tells_when_all_is_answered_and_lets_nobody_try_again(*, ended: bool, told: bool) -> None:
    now = turn(WRONG, rules=PRESETS["exam"], ended=ended)
    assert (now.told, now.revealed, now.again, now.hints) == (told, told, False, 0)


def test_survey_an_opinion_is_told_and_can_be_changed() -> None:
    question = make_rating()
    said = make_attempt(credit=None, revision=question.revision)
    now = take_turn(question, PRESETS["survey"], [said])
    assert (now.told, now.revealed, now.again) == (True, True, True)


def test_an_answer_to_an_earlier_revision_is_no_answer_but_remembered() -> None:
    now = turn(make_attempt(revision="older"))
    assert (now.tries, now.answer, now.changed) == (0, None, True)
    again = turn(make_attempt(revision="older"), WRONG)
    assert (again.tries, again.changed) == (1, False)


def test_hints_open_one_by_one_after_the_misses_asked_for() -> None:
    rules = Rules(attempts=0, reveal="after_last", hint_after=2, shuffle=True, confidence="off")
    assert [turn(*[WRONG] * misses, rules=rules).hints for misses in range(5)] == [0, 0, 1, 2, 2]
