"""Keeping answers: every one is written when it is given, and an open one is kept as a draft."""

from datetime import datetime

import streamlit as st

from netlearn.content.model import Question
from netlearn.domain.grading import Verdict
from netlearn.domain.turns import Turn
from netlearn.store.attempts import record_attempt
from netlearn.store.drafts import drop_draft, load_drafts, save_draft
from netlearn.ui.questions.asker import Asker
from netlearn.ui.resources import get_store
from netlearn.ui.session import current_learner, enrolled_learner, now


def keep_answer(
    question: Question,
    verdict: Verdict,
    turn: Turn,
    asker: Asker,
    *,
    confidence: int | None = None,
    hints: int = 0,
) -> None:
    """Record an answer. The key counts earlier tries, so a double click is one answer."""
    learner = enrolled_learner()
    record_attempt(
        get_store(),
        learner,
        question.id,
        question.revision,
        verdict.chosen,
        credit=verdict.credit,
        confidence=confidence,
        hints=hints,
        key=f"{asker.use}:{question.id}:{question.revision}:{turn.tries}",
        now=now(),
    )
    drop_draft(get_store(), learner, question.id)
    st.session_state[f"answered-{asker.key}"] = turn.tries + 1


def warn_of_other_tab(asker: Asker, turn: Turn) -> None:
    """Say so when the question was answered since it was drawn here, and not from here."""
    drawn = st.session_state.get(f"drawn-{asker.key}", turn.tries)
    st.session_state[f"drawn-{asker.key}"] = turn.tries
    if turn.tries > drawn and st.session_state.get(f"answered-{asker.key}") != turn.tries:
        st.warning(
            "This was answered in another tab meanwhile, and that answer stands.", icon=":material/tab:"
        )


def keep_draft(question: Question, answer: tuple[str, ...]) -> None:
    """Keep what is not finished yet, in place of what was kept before."""
    save_draft(get_store(), enrolled_learner(), question.id, question.revision, answer, now=now())


def drafted_at(question: Question) -> datetime | None:
    """When the open answer was last added to; None when there is none."""
    draft = load_drafts(get_store(), current_learner()).get(question.id)
    return draft.updated_at if draft else None


def read_draft(question: Question) -> tuple[str, ...]:
    """What was begun at the present revision of the question; empty when nothing was."""
    draft = load_drafts(get_store(), current_learner()).get(question.id)
    return draft.answer if draft and draft.question_revision == question.revision else ()
