"""Check-ins: how an agreement goes, said by either of the two in one minute."""

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.domain.agreements import OUTCOMES, Agreement, Outcome
from netlearn.store.agreement_writing import check_agreement
from netlearn.store.engagements import Engagement
from netlearn.ui.coaching.here import call, may
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import enrolled_learner, now, to_local

LONGEST_NOTE = 500


def draw_checks(here: Engagement, one: Agreement) -> None:
    """What was said so far, and a line of one's own."""
    for check in one.checks:
        who = "You" if check.by == here.me else call(here, check.by)
        said = f" {write_literally(' '.join(check.note.split()))}" if check.note else ""
        asks = " Asks for help." if check.help else ""
        st.markdown(f"{who}, {to_local(check.at):%-d %B}: {OUTCOMES[check.outcome].lower()}.{said}{asks}")
    if one.done or not may(here, "check"):
        return
    with st.expander("How is it going?"):
        draw_check_form(here.id, one)


def draw_check_form(engagement_id: str, one: Agreement) -> None:
    """The form by itself, as the plan shows it too."""
    form = f"{one.id}-{len(one.checks)}"
    outcomes: list[Outcome] = list(OUTCOMES)
    with st.form(f"check-{form}", border=False):
        st.radio(
            "How is it going?", outcomes, format_func=OUTCOMES.__getitem__, key=f"outcome-{form}", index=1
        )
        st.text_input("A word on it, if you like", max_chars=LONGEST_NOTE, key=f"note-{form}")
        st.checkbox("I would like help with it", key=f"help-{form}")
        st.form_submit_button("Keep", on_click=_check, args=(engagement_id, one.id, form))


@guard
def _check(engagement_id: str, agreement_id: str, form: str) -> None:
    outcome = next(one for one in OUTCOMES if one == st.session_state.get(f"outcome-{form}", "partly"))
    check_agreement(
        get_store(),
        engagement_id,
        enrolled_learner(),
        agreement_id,
        outcome=outcome,
        note=str(st.session_state.get(f"note-{form}") or "").strip()[:LONGEST_NOTE],
        asks_help=st.session_state.get(f"help-{form}") is True,
        key=form,
        now=now(),
    )
