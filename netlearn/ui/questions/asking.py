"""How a question is asked: answer, say how sure, check, feedback, hint, try again."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from netlearn.content.model import (
    Categorise,
    Match,
    Multi,
    Open,
    Order,
    Question,
    Rating,
    Scenario,
)
from netlearn.domain.arranging import split_pairs
from netlearn.domain.attempts import Attempt
from netlearn.domain.calibration import CERTAIN, GUESSING, mark_confidence
from netlearn.domain.grading import grade
from netlearn.domain.turns import Turn, take_turn
from netlearn.errors import AnswerRefused
from netlearn.ui.questions import essay, story
from netlearn.ui.questions.answering import (
    drafted_at,
    keep_answer,
    keep_draft,
    read_draft,
    warn_of_other_tab,
)
from netlearn.ui.questions.asker import Asker
from netlearn.ui.questions.kinds import parse, render, reveal, say_prompt
from netlearn.ui.saving import guard, is_second_tap, try_write

SURENESS = {1: "Guessing", 2: "Fairly sure", 3: "Certain"}


def ask(question: Question, asker: Asker, given: Sequence[Attempt], *, ended: bool = False) -> None:
    """Draw one question in the state its answers leave it in.

    Args:
        question: The question.
        asker: Who is asked and how.
        given: All answers to it, at any revision, oldest first.
        ended: Whether all that belongs together is answered, for an exam.
    """
    turn = take_turn(question, asker.rules, given, ended=ended)
    say_prompt(question, asker)
    warn_of_other_tab(asker, turn)
    if turn.changed:
        st.info("This question has changed since you answered it.", icon=":material/update:")
    retrying = st.session_state.get(f"retry-{asker.key}") == turn.tries
    if turn.answer is not None and not retrying:
        with st.container(key=f"{_freshness(asker, turn.tries)}-{asker.key}-{turn.tries}"):
            _show_outcome(question, turn, turn.answer, asker)
        if turn.again and st.button(_word_again(question), key=f"again-{asker.key}-{turn.tries}"):
            st.session_state[f"retry-{asker.key}"] = turn.tries
            st.rerun()
        return
    hints = _show_hints(question, turn, asker)
    match question:
        case Scenario():
            path = read_draft(question)
            with st.container(key=f"{_freshness(asker, len(path))}-{asker.key}-{len(path)}"):
                choose = guard(partial(_go_on, question, turn, asker))
                story.draw_scene(question, path, asker, choose)
        case Open():
            _ask_essay(question, turn, asker)
        case _:
            _ask_once(question, turn, asker, hints)
    if hints < turn.hints and not (isinstance(question, Open) and read_draft(question)):
        _offer_hint(asker, hints)


def _ask_once(question: Question, turn: Turn, asker: Asker, hints: int) -> None:
    with st.form(f"form-{asker.key}-{turn.tries}", border=False):
        raw = render(question, replace(asker, key=f"{asker.key}-{turn.tries}", before=turn.answer or ()))
        confidence = None
        if asker.rules.confidence != "off" and not isinstance(question, Rating):
            confidence = st.radio(
                "How sure are you?",
                list(SURENESS),
                format_func=SURENESS.__getitem__,
                index=None,
                horizontal=True,
                key=f"sure-{asker.key}-{turn.tries}",
            )
        label = "Keep my answer" if isinstance(question, Rating) else "Check answer"
        if st.form_submit_button(label, type="secondary"):
            try:
                verdict = grade(question, parse(question, raw))
            except AnswerRefused as refusal:
                st.warning(str(refusal), icon=":material/touch_app:")
                return
            if try_write(
                partial(keep_answer, question, verdict, turn, asker, confidence=confidence, hints=hints)
            ):
                st.rerun()


def _ask_essay(question: Open, turn: Turn, asker: Asker) -> None:
    draft = read_draft(question)
    before = turn.answer or ("",)
    rewriting = st.session_state.get(f"rewrite-{asker.key}", False)
    with st.form(f"form-{asker.key}-{turn.tries}", border=False):
        if not draft or rewriting:
            text = essay.render(question, asker, draft[0] if draft else before[0])
            if (
                st.form_submit_button("Compare with a good answer")
                and _is_written(question, text)
                and try_write(partial(keep_draft, question, (str(text).strip(),)))
            ):
                st.session_state[f"rewrite-{asker.key}"] = False
                st.rerun()
            return
        answer = essay.render_checks(question, draft[0], before[1:], asker)
        done = st.form_submit_button("Done")
        if done and try_write(partial(keep_answer, question, grade(question, answer), turn, asker)):
            st.rerun()
    if st.button("Change my text", key=f"rewrite-button-{asker.key}"):
        st.session_state[f"rewrite-{asker.key}"] = True
        st.rerun()


def _is_written(question: Open, text: str | None) -> bool:
    try:
        grade(question, (text or "",))
    except AnswerRefused as refusal:
        st.warning(str(refusal), icon=":material/touch_app:")
        return False
    return True


def _go_on(question: Scenario, turn: Turn, asker: Asker, path: tuple[str, ...]) -> None:
    """Keep the path; at an ending it is the answer. The second tap of a double one is let fall."""
    if is_second_tap(drafted_at(question)):
        return
    try:
        verdict = grade(question, path)
    except AnswerRefused:
        keep_draft(question, path)
        st.session_state[f"answered-{asker.key}"] = len(path)
    else:
        keep_answer(question, verdict, turn, asker)


def _show_outcome(question: Question, turn: Turn, answer: tuple[str, ...], asker: Asker) -> None:
    if not turn.told:
        st.info("Kept. You see how it went when all questions are answered.", icon=":material/lock_clock:")
        return
    if turn.credit is not None and not isinstance(question, Scenario):
        _say_verdict(question, turn.credit, answer)
        if asker.rules.confidence == "mark" and turn.confidence:
            st.caption(f"Marks for confidence: {mark_confidence(turn.confidence, right=turn.credit == 1)}")
    if turn.credit is not None and (told := _say_confidence(turn.credit, turn.confidence)):
        st.caption(told)
    reveal(question, answer, asker, all_=turn.revealed)
    if turn.revealed:
        asker.say(question.explanation)


def _say_confidence(credit: float, confidence: int | None) -> str:
    """What being sure or guessing adds to a verdict, where it adds something."""
    if confidence == CERTAIN and credit < 1:
        return "You were certain, which makes this worth a second look. My progress keeps a list of these."
    if confidence == GUESSING and credit == 1:
        return "A guess that hit. Practice will bring it back, to make it knowledge."
    return ""


def _say_verdict(question: Question, credit: float, answer: tuple[str, ...]) -> None:
    if credit == 1:
        st.success("That is right.", icon=":material/check_circle:")
    elif isinstance(question, Match | Categorise):
        placed = round(credit * len(split_pairs(answer)))
        st.info(f"{placed} of {len(question.options)} are in their place.", icon=":material/info:")
    elif isinstance(question, Order):
        st.info("Not in this order.", icon=":material/info:")
    elif isinstance(question, Multi) and any(one.correct for one in question.options if one.id in answer):
        st.info("Partly right.", icon=":material/info:")
    else:
        st.info("There is a better answer.", icon=":material/info:")


def _show_hints(question: Question, turn: Turn, asker: Asker) -> int:
    """Show the hints that were asked for, and say how many they are."""
    opened = min(int(st.session_state.get(f"hints-{asker.key}", 0)), turn.hints)
    for hint in question.hints[:opened]:
        st.info(asker.plain(hint), icon=":material/lightbulb:")
    return opened


def _offer_hint(asker: Asker, opened: int) -> None:
    key = f"hints-{asker.key}"
    label = "Show another hint" if opened else "Show a hint"
    if st.button(label, key=f"{key}-{opened}", icon=":material/lightbulb:"):
        st.session_state[key] = opened + 1
        st.rerun()


def _freshness(asker: Asker, count: int) -> str:
    """`fresh` once after an answer, the `count`th: assets/focus.js moves the focus there."""
    return "fresh" if st.session_state.pop(f"answered-{asker.key}", None) == count else "told"


def _word_again(question: Question) -> str:
    if isinstance(question, Scenario):
        return "Play it again"
    return "Change my answer" if isinstance(question, Open | Rating) else "Try again"
