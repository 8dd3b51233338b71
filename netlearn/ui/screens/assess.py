"""Assess: the items page by page, the mind-set last, each answer saved as it is given."""

import secrets
from itertools import groupby

import streamlit as st

from netlearn.content.model import Instrument, Item, MindsetItem, Scale
from netlearn.domain.assessing import (
    count_answered,
    find_last,
    find_place,
    find_stop,
    fit_pages,
    lay_pages,
    list_items,
    measure_standing,
)
from netlearn.domain.progress import RETAKE_AFTER
from netlearn.domain.quality import check_answers, measure_pace, read_with_care
from netlearn.domain.scoring import check_rating
from netlearn.domain.snapshots import freeze_instrument
from netlearn.errors import NetlearnError
from netlearn.store.assessments import (
    Assessment,
    Rating,
    clear_rating,
    open_assessment,
    save_rating,
    submit_assessment,
)
from netlearn.ui import places
from netlearn.ui.phrases import say_saved
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, enrolled_learner, now
from netlearn.ui.standing import read_results

NOT_APPLICABLE = 0  # the widget's value for "does not apply"; no scale has it
LONGEST_REASON = 500  # characters

course, store = get_course(), get_store()
instrument = course.instrument


@guard
def begin(instrument: Instrument) -> None:
    """Open a draft with an order of its own; a second click finds the same draft."""
    seed = secrets.randbelow(2**31)
    open_assessment(
        store,
        enrolled_learner(),
        instrument_id=instrument.id,
        instrument_version=instrument.version,
        form="self",
        seed=seed,
        shown_order=lay_pages(instrument, seed),
        now=now(),
    )


def show_rating(rating: Rating | None) -> int | None:
    """What the widget of an item shows for a saved answer."""
    if rating is None:
        return None
    return NOT_APPLICABLE if rating.does_not_apply else rating.value


@guard
def keep(draft: Assessment, item_id: str, scale: Scale, key: str) -> None:
    """Save what was just chosen. Where that is refused, the item shows again what is saved."""
    value = st.session_state[key]
    skipped = value == NOT_APPLICABLE and scale.does_not_apply is not None
    try:
        rating = None if skipped else check_rating(value, scale)
        save_rating(store, enrolled_learner(), draft.id, item_id, rating, does_not_apply=skipped, now=now())
    except NetlearnError:
        st.session_state[key] = show_rating(draft.ratings.get(item_id))
        st.session_state["refused"] = item_id
        raise


@guard
def keep_reason(draft: Assessment, item_id: str, key: str) -> None:
    """Save why an item does not apply, in words that were offered or in words of one's own."""
    reason = " ".join(str(st.session_state[key] or "").split())[:LONGEST_REASON] or None
    save_rating(
        store,
        enrolled_learner(),
        draft.id,
        item_id,
        None,
        does_not_apply=True,
        reason=reason,
        now=now(),
    )


@guard
def take_back(draft: Assessment, key: str) -> None:
    """Clear the answer that was chosen in the list, as if it had never been given."""
    item_id, st.session_state[key] = st.session_state[key], None
    if item_id in draft.ratings:
        clear_rating(store, enrolled_learner(), draft.id, item_id)
        st.session_state[f"rate-{draft.id}-{item_id}"] = None


@guard
def finish(draft: Assessment) -> None:
    """Submit the draft; from then on it is never changed."""
    kept = freeze_instrument(instrument)
    submit_assessment(store, enrolled_learner(), draft.id, now(), snapshot=kept)
    st.session_state["assess-finished"] = True


def ask(number: int, item: Item | MindsetItem, scale: Scale, draft: Assessment) -> None:
    """One item with its scale."""
    labels = {point.value: point.label for point in scale.points}
    if scale.does_not_apply:
        labels[NOT_APPLICABLE] = scale.does_not_apply
    values = list(labels)
    chosen = show_rating(draft.ratings.get(item.id))
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


def ask_reason(item_id: str, scale: Scale, rating: Rating, draft: Assessment) -> None:
    """Why an item does not apply: offered words or one's own; both may stay open."""
    offered = list(scale.reasons)
    if rating.reason and rating.reason not in offered:
        offered.append(rating.reason)
    key = f"why-{draft.id}-{item_id}"
    st.selectbox(
        "Why does it not apply? You may leave this open.",
        offered,
        index=offered.index(rating.reason) if rating.reason else None,
        placeholder="Choose a reason or type your own",
        accept_new_options=True,
        key=key,
        on_change=keep_reason,
        args=(draft, item_id, key),
    )


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


if st.session_state.pop("assess-finished", False):
    st.switch_page(places.PROFILE)

results = read_results(store, current_learner())
draft = results.draft
if draft is None:
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
    st.button("Start", type="primary", icon=":material/arrow_forward:", on_click=begin, args=(instrument,))
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
refused = st.session_state.pop("refused", None)
for of_mindset, group in groupby(here, on_mindset.__contains__):
    scale = instrument.mindset.scale if of_mindset else instrument.scale
    about = "How true is this of you?" if of_mindset else f"Over {instrument.window}, how often was this so?"
    st.markdown(f"*{about}*")
    for item_id in group:
        if item_id == stop:
            st.header(":small[Go on here]", anchor="go-on-here")
        ask(numbers[item_id], known[item_id], scale, draft)
        if (rating := draft.ratings.get(item_id)) and rating.does_not_apply:
            ask_reason(item_id, scale, rating, draft)
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
given = [item_id for item_id in here if item_id in draft.ratings]
with st.popover("Take an answer back", disabled=not given):
    key = f"take-back-{page}"
    st.selectbox(
        "The item to leave open again",
        given,
        index=None,
        placeholder="Choose an item",
        format_func=lambda one: f"{numbers[one]} · {known[one].text}",
        key=key,
        on_change=take_back,
        args=(draft, key),
    )
