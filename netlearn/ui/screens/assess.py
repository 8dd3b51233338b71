"""Assess: the items page by page, the mind-set last, each answer saved as it is given."""

from itertools import groupby

import streamlit as st

from netlearn.domain.assessing import (
    count_answered,
    find_last,
    find_place,
    find_stop,
    fit_pages,
    list_items,
    measure_standing,
)
from netlearn.domain.quality import check_answers, measure_pace, read_with_care
from netlearn.domain.snapshots import freeze_instrument
from netlearn.store.assessments import Assessment, submit_assessment
from netlearn.ui import places
from netlearn.ui.beginning import invite, offer_discarding, pop_discarded
from netlearn.ui.phrases import say_saved
from netlearn.ui.rating import ask, offer_taking_back, pop_refused
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, enrolled_learner, now
from netlearn.ui.standing import read_results

instrument = get_course().instrument


@guard
def finish(draft: Assessment) -> None:
    """Submit the draft; from then on it is never changed."""
    kept = freeze_instrument(instrument)
    submit_assessment(get_store(), enrolled_learner(), draft.id, now(), snapshot=kept)
    st.session_state["assess-finished"] = True


def offer_review(draft: Assessment) -> None:
    """Before it is too late: say that some answers look hurried, and lead back to them."""
    values = {item_id: rating.value for item_id, rating in draft.ratings.items()}
    shown = [item_id for ids in draft.shown_order for item_id in ids]
    pace = measure_pace(rating.rated_at for rating in draft.ratings.values())
    if read_with_care(check_answers(instrument, values, shown, pace)):
        st.warning(
            "Many of your answers are alike, or came fast. That may be just how it is. If you were in a "
            "hurry, look them over once more; afterwards they cannot be changed.",
            icon=":material/info:",
        )
        if st.button("Look my answers over", key="review"):
            st.switch_page(places.assess_page(1))


def current_page(pages: tuple[tuple[str, ...], ...]) -> int | None:
    """The page that the address names, from 0; None where it names none of them."""
    _, _, number = str(st.session_state.get("address", "")).partition("-")
    return int(number) - 1 if number.isdecimal() and 1 <= int(number) <= len(pages) else None


def stop_on(page: int, ids: tuple[str, ...], draft: Assessment) -> str | None:
    """The item to go on at, as it was when this page was opened: a mark that moved would be in the way."""
    if st.session_state.get("assess-page") != (draft.id, page):
        st.session_state["assess-page"] = (draft.id, page)
        st.session_state["assess-stop"] = find_stop(ids, draft.ratings, find_last(draft.ratings))
    stop: str | None = st.session_state["assess-stop"]
    return stop


results = read_results(get_store(), current_learner())
discarded = pop_discarded()
if st.session_state.pop("assess-finished", False) or (discarded and results.latest):
    st.switch_page(places.PROFILE)
draft = results.draft
if draft is None:
    invite(instrument, results)
    st.stop()

known = list_items(instrument)
on_mindset = {item.id for item in instrument.mindset.items}
pages = fit_pages(draft.shown_order, instrument)
page = current_page(pages)
if page is None:
    st.switch_page(places.assess_page(find_place(pages, draft.ratings, find_last(draft.ratings))[0] + 1))
here = pages[page]
stop = stop_on(page, here, draft)
standing = measure_standing(draft, results.latest, instrument)
numbers = {item_id: number for number, item_id in enumerate((one for ids in pages for one in ids), start=1)}

st.title(instrument.mindset.title if on_mindset.issuperset(here) else "Self-assessment", anchor=False)
st.progress(
    standing.answered / standing.total,
    text=f"Page {page + 1} of {len(pages)} · {standing.answered} of {standing.total} answered",
)
if standing.touched_at:
    say_saved(standing.touched_at)
if stop:
    st.markdown(f"You stopped at item {numbers[stop]}. [Go on there](#go-on-here)")
refused = pop_refused()
for of_mindset, group in groupby(here, on_mindset.__contains__):
    scale = instrument.mindset.scale if of_mindset else instrument.scale
    about = "How true is this of you?" if of_mindset else f"Over {instrument.window}, how often was this so?"
    st.markdown(f"*{about}*")
    for item_id in group:
        if item_id == stop:
            st.header(":small[Go on here]", anchor="go-on-here")
        ask(numbers[item_id], known[item_id], scale, draft)
        if item_id == refused:
            st.error("**Not saved.** This item stands as it was before.", icon=":material/error:")

open_here = len(here) - count_answered((here,), draft.ratings)
# The line is always there: were it to vanish, the buttons below would be drawn anew under a finger.
st.caption(
    f"{open_here} on this page still open. You may leave them so." if open_here else "This page is complete."
)
if page == len(pages) - 1:
    offer_review(draft)
with st.container(horizontal=True):
    if page > 0 and st.button("Back", key=f"back-{page}"):
        st.switch_page(places.assess_page(page))
    if page < len(pages) - 1 and st.button("Continue", key=f"on-{page}", type="primary"):
        st.switch_page(places.assess_page(page + 2))
    if page == len(pages) - 1:
        st.button("See my profile", key="finish", type="primary", on_click=finish, args=(draft,))
with st.container(horizontal=True):
    texts = {item_id: f"{numbers[item_id]} · {known[item_id].text}" for item_id in here}
    offer_taking_back(page, [item_id for item_id in here if item_id in draft.ratings], texts, draft)
    offer_discarding(draft, results.latest)
