"""Beginning a self-assessment, and leaving one that was begun without keeping it."""

import secrets

import streamlit as st

from netlearn.content.model import Instrument
from netlearn.domain.assessing import lay_pages
from netlearn.domain.progress import RETAKE_AFTER
from netlearn.store.assessments import Assessment, load_assessment, open_assessment
from netlearn.store.discarding import discard_draft
from netlearn.ui.phrases import count
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import enrolled_learner, now
from netlearn.ui.standing import Results

_DISCARDED = "assess-discarded"


def invite(instrument: Instrument, results: Results) -> None:
    """The screen before the first item: what is asked, how, and when it was last done."""
    st.title("Where do your networks stand?", anchor=False)
    st.markdown(
        f"{len(instrument.items)} items about what you did over {instrument.window}, and "
        f"{len(instrument.mindset.items)} about how you see networking. Eight to ten minutes."
    )
    st.markdown(
        "- Answer by how often you did it, as it was rather than as it should be.\n"
        "- Nothing is forced: leave an item open, or mark that it does not apply.\n"
        "- Every answer is saved as you give it. Leave and come back when you like.\n"
        "- Tab moves to the next item, the arrow keys choose."
    )
    if results.latest and results.latest.submitted_at:
        again = results.latest.submitted_at + RETAKE_AFTER
        advice = f"We suggest {again:%d %B %Y} or later: the items ask about {instrument.window}."
        st.caption(
            f"You last completed it on {results.latest.submitted_at:%d %B %Y}. That result stays. You can "
            f"take it again at any time. {advice if now() < again else ''}"
        )
    st.button("Start", type="primary", icon=":material/arrow_forward:", on_click=_begin, args=(instrument,))


def offer_discarding(draft: Assessment, latest: Assessment | None) -> None:
    """A way back out of what was begun; where there are answers, it says first what goes and what stays."""
    given = len(draft.ratings)
    with st.popover("Discard this one"):
        going = f"{count(given, 'answer')} will be erased for good." if given else "No answer is given yet."
        staying = f" Your result of {latest.submitted_at:%d %B %Y} stays." if latest else ""
        st.markdown(going + staying)
        label = f"Erase {count(given, 'answer')} and leave" if given else "Leave without answers"
        st.button(label, key=f"discard-{draft.id}", on_click=_discard, args=(draft,))


def pop_discarded() -> bool:
    """Whether a draft was just discarded, told once."""
    return bool(st.session_state.pop(_DISCARDED, False))


@guard
def _begin(instrument: Instrument) -> None:
    """Open a draft with an order of its own; a second click finds the same draft."""
    seed = secrets.randbelow(2**31)
    open_assessment(
        get_store(),
        enrolled_learner(),
        instrument_id=instrument.id,
        instrument_version=instrument.version,
        form="self",
        seed=seed,
        shown_order=lay_pages(instrument, seed),
        now=now(),
    )


@guard
def _discard(draft: Assessment) -> None:
    """Erase it, unless answers came meanwhile from another tab: they were not in what was agreed to."""
    store, learner = get_store(), enrolled_learner()
    held = load_assessment(store, learner, draft.id)
    if held is None or len(held.ratings) <= len(draft.ratings):
        discard_draft(store, learner, draft.id)
        st.session_state[_DISCARDED] = True
