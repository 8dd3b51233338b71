"""How a question is asked in a lesson: answer, check, feedback, try again."""

from typing import assert_never

import streamlit as st

from netlearn.content.model import Multi, Question, Single, TrueFalse
from netlearn.domain.grading import grade
from netlearn.errors import AnswerRefused
from netlearn.store.attempts import Attempt, record_attempt
from netlearn.ui.questions import choice, ticks
from netlearn.ui.resources import get_store
from netlearn.ui.session import now

REVEAL_AFTER = 2  # tries after which the right answer and the explanation are shown


def ask(question: Question, attempts: list[Attempt], learner: str) -> None:
    """Draw one question in the state its attempts leave it in; attempts are those at its present revision."""
    st.markdown(f"**{question.prompt}**")
    retrying = st.session_state.get(f"retry-{question.id}") == len(attempts)
    if attempts and not retrying:
        _show_verdict(question, attempts)
        return
    with st.form(f"form-{question.id}-{len(attempts)}", border=False):
        raw = _render(question, f"answer-{question.id}-{len(attempts)}")
        if st.form_submit_button("Check answer", type="secondary"):
            _submit(question, raw, len(attempts), learner)


def _submit(question: Question, raw: object, earlier: int, learner: str) -> None:
    try:
        verdict = grade(question, _parse(question, raw))
    except AnswerRefused as refusal:
        st.warning(str(refusal), icon=":material/touch_app:")
        return
    # The key counts earlier tries, so a double click is one attempt.
    record_attempt(
        get_store(),
        learner,
        question.id,
        question.revision,
        verdict.chosen,
        credit=verdict.credit,
        key=f"{question.id}:{question.revision}:{earlier}",
        now=now(),
    )
    st.rerun()


def _show_verdict(question: Question, attempts: list[Attempt]) -> None:
    last = attempts[-1]
    right = last.credit >= 1
    final = right or len(attempts) >= REVEAL_AFTER
    if right:
        st.success("That is right.", icon=":material/check_circle:")
    elif last.credit > 0:
        st.info(f"Partly right: {last.credit:.0%} of the choices hold.", icon=":material/info:")
    else:
        st.info("There is a better answer.", icon=":material/info:")
    for option in question.options:
        if option.id in last.chosen:
            st.markdown(f"You chose: *{option.text}*")
            st.markdown(option.feedback)
    if final:
        for option in question.options:
            if option.correct and option.id not in last.chosen:
                st.markdown(f"A right answer: *{option.text}*")
                st.markdown(option.feedback)
        st.markdown(question.explanation)
    if not right and st.button("Try again", key=f"again-{question.id}-{len(attempts)}"):
        st.session_state[f"retry-{question.id}"] = len(attempts)
        st.rerun()


def _render(question: Question, key: str) -> object:
    match question:
        case Single() | TrueFalse():
            return choice.render(question, key)
        case Multi():
            return ticks.render(question, key)
        case _:
            assert_never(question)


def _parse(question: Question, raw: object) -> tuple[str, ...]:
    match question:
        case Single() | TrueFalse():
            return choice.parse(raw)
        case Multi():
            return ticks.parse(raw)
        case _:
            assert_never(question)
