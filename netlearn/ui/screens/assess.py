"""Assess: four pages of twelve statements and one on mind-set, each answer saved as it is given."""

import secrets

import streamlit as st

from netlearn.content.model import Instrument, Item, MindsetItem, Scale
from netlearn.domain.assessing import find_place, order_items
from netlearn.domain.scoring import check_rating
from netlearn.errors import NetlearnError, RatingRefused
from netlearn.store.assessments import (
    Assessment,
    clear_rating,
    open_assessment,
    save_rating,
    submit_assessment,
)
from netlearn.ui import places
from netlearn.ui.phrases import say_not_saved, say_saved
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, now
from netlearn.ui.standing import list_items, read_results

NOT_APPLICABLE = 0  # the widget's value for "does not apply"; no scale has it

course, store, learner = get_course(), get_store(), current_learner()
instrument = course.instrument


@guard
def begin(instrument: Instrument) -> None:
    """Open a draft with an order of its own; a second click finds the same draft."""
    seed = secrets.randbelow(2**31)
    mindset = tuple(item.id for item in instrument.mindset.items)
    open_assessment(
        store,
        learner,
        instrument_id=instrument.id,
        instrument_version=instrument.version,
        form="self",
        seed=seed,
        shown_order=(*order_items(instrument, seed), mindset),
        now=now(),
    )


def keep(draft: Assessment, item_id: str, scale: Scale, key: str) -> None:
    """Save what was just chosen; what lies outside the scale is refused."""
    value = st.session_state[key]
    try:
        if value is None:
            clear_rating(store, learner, draft.id, item_id)
        elif value == NOT_APPLICABLE and scale.does_not_apply:
            save_rating(store, learner, draft.id, item_id, None, does_not_apply=True, now=now())
        else:
            save_rating(store, learner, draft.id, item_id, check_rating(int(value), scale), now=now())
    except (NetlearnError, ValueError, TypeError) as error:
        st.session_state["assess-fault"] = (
            error if isinstance(error, NetlearnError) else RatingRefused(str(error))
        )


def ask(number: int, item: Item | MindsetItem, scale: Scale, draft: Assessment) -> None:
    """One statement with its scale."""
    labels = {point.value: point.label for point in scale.points}
    if scale.does_not_apply:
        labels[NOT_APPLICABLE] = scale.does_not_apply
    rating = draft.ratings.get(item.id)
    values = list(labels)
    chosen = None
    if rating is not None:
        chosen = NOT_APPLICABLE if rating.does_not_apply else rating.value
    key = f"rate-{draft.id}-{item.id}"
    st.radio(
        f"{number} · {item.text}",  # a screen reader would read out the signs of bold
        values,
        index=values.index(chosen) if chosen in values else None,
        format_func=labels.__getitem__,
        horizontal=True,
        key=key,
        on_change=keep,
        args=(draft, item.id, scale, key),
        width="stretch",
    )


def current_page(pages: tuple[tuple[str, ...], ...]) -> int | None:
    """The page that the address names, from 0; None where it names none of them."""
    _, _, number = str(st.session_state.get("address", "")).partition("-")
    return int(number) - 1 if number.isdecimal() and 1 <= int(number) <= len(pages) else None


@guard
def finish(draft: Assessment) -> None:
    """Submit the draft; from then on it is never changed."""
    submit_assessment(store, learner, draft.id, now())
    st.session_state["assess-finished"] = True


if st.session_state.pop("assess-finished", False):
    st.switch_page(places.PROFILE)

results = read_results(store, learner)
draft = results.draft
known = list_items(instrument)
total = len(known)
if draft is None:
    st.title("Where do your networks stand?", anchor=False)
    st.markdown(
        f"{len(instrument.items)} statements about what you did over {instrument.window}, and "
        f"{len(instrument.mindset.items)} about how you see networking. Eight to ten minutes."
    )
    st.markdown(
        "- Answer by how often you did it, as it was rather than as it should be.\n"
        "- Nothing is forced: leave a statement open, or mark that it does not apply.\n"
        "- Every answer is saved as you give it. Leave and come back when you like.\n"
        "- Tab moves to the next statement, the arrow keys choose."
    )
    if results.latest and results.latest.submitted_at:
        st.caption(f"You last completed it on {results.latest.submitted_at:%d %B %Y}. That result stays.")
    st.button("Start", type="primary", icon=":material/arrow_forward:", on_click=begin, args=(instrument,))
    st.stop()

pages = draft.shown_order
page = current_page(pages)
if page is None:
    st.switch_page(places.assess_page(find_place(pages, draft.ratings)[0] + 1))
scale = instrument.mindset.scale if page == len(pages) - 1 else instrument.scale
start = sum(len(ids) for ids in pages[:page])

st.title("Self-assessment" if page < len(pages) - 1 else instrument.mindset.title, anchor=False)
st.progress(
    min(1.0, len(draft.ratings) / total),
    text=f"Page {page + 1} of {len(pages)} · {len(draft.ratings)} of {total} answered",
)
if fault := st.session_state.pop("assess-fault", None):
    say_not_saved(fault)
elif draft.ratings:
    say_saved(max(rating.rated_at for rating in draft.ratings.values()))
about = (
    "How true is this of you?"
    if page == len(pages) - 1
    else f"Over {instrument.window}, how often was this so?"
)
st.markdown(f"*{about}*")
for number, item_id in enumerate(pages[page], start=start + 1):
    if item_id in known:
        ask(number, known[item_id], scale, draft)

open_here = sum(item_id in known and item_id not in draft.ratings for item_id in pages[page])
# The line is always there: were it to vanish, the buttons below would be drawn anew under a finger.
st.caption(
    f"{open_here} on this page still open. You may leave them so." if open_here else "This page is complete."
)
with st.container(horizontal=True):
    if page > 0 and st.button("Back", key=f"back-{page}"):
        st.switch_page(places.assess_page(page))
    if page < len(pages) - 1 and st.button("Continue", key=f"on-{page}", type="primary"):
        st.switch_page(places.assess_page(page + 2))
    if page == len(pages) - 1:
        st.button("See my profile", key="finish", type="primary", on_click=finish, args=(draft,))
