"""One item of the self-assessment on the screen: its scale, why it does not apply, and taking it back."""

from collections.abc import Mapping, Sequence

import streamlit as st

from netlearn.content.model import Item, MindsetItem, Scale
from netlearn.domain.scoring import check_rating
from netlearn.errors import NetlearnError
from netlearn.store.assessments import Assessment, Rating, clear_rating, save_rating
from netlearn.ui.handheld import is_handheld
from netlearn.ui.resources import get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import enrolled_learner, now

NOT_APPLICABLE = 0  # the widget's value for "does not apply"; no scale has it
LONGEST_REASON = 500  # characters
REFUSED = "refused"


def ask(number: int, item: Item | MindsetItem, scale: Scale, draft: Assessment) -> None:
    """One item with its scale: in a row, on a phone one below the other, where a row would break."""
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
        horizontal=not is_handheld(),
        key=key,
        on_change=_keep,
        args=(draft, item.id, scale, key),
        width="stretch",
    )
    if (rating := draft.ratings.get(item.id)) and rating.does_not_apply:
        _ask_reason(item.id, scale, rating, draft)


def pop_refused() -> str | None:
    """The item whose last answer could not be saved, told once."""
    refused: str | None = st.session_state.pop(REFUSED, None)
    return refused


def offer_taking_back(page: int, given: Sequence[str], texts: Mapping[str, str], draft: Assessment) -> None:
    """A list of the items answered on this page, to leave one open again."""
    with st.popover("Take an answer back", disabled=not given):
        key = f"take-back-{page}"
        st.selectbox(
            "The item to leave open again",
            given,
            index=None,
            placeholder="Choose an item",
            format_func=texts.__getitem__,
            key=key,
            on_change=_take_back,
            args=(draft, key),
        )


def show_rating(rating: Rating | None) -> int | None:
    """What the widget of an item shows for a saved answer."""
    if rating is None:
        return None
    return NOT_APPLICABLE if rating.does_not_apply else rating.value


def _ask_reason(item_id: str, scale: Scale, rating: Rating, draft: Assessment) -> None:
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
        on_change=_keep_reason,
        args=(draft, item_id, key),
    )


@guard
def _keep(draft: Assessment, item_id: str, scale: Scale, key: str) -> None:
    """Save what was just chosen. Where that is refused, the item shows again what is saved."""
    value = st.session_state[key]
    skipped = value == NOT_APPLICABLE and scale.does_not_apply is not None
    try:
        rating = None if skipped else check_rating(value, scale)
        save_rating(
            get_store(), enrolled_learner(), draft.id, item_id, rating, does_not_apply=skipped, now=now()
        )
    except NetlearnError:
        st.session_state[key] = show_rating(draft.ratings.get(item_id))
        st.session_state[REFUSED] = item_id
        raise


@guard
def _keep_reason(draft: Assessment, item_id: str, key: str) -> None:
    """Save why an item does not apply, in words that were offered or in words of one's own."""
    reason = " ".join(str(st.session_state[key] or "").split())[:LONGEST_REASON] or None
    save_rating(
        get_store(),
        enrolled_learner(),
        draft.id,
        item_id,
        None,
        does_not_apply=True,
        reason=reason,
        now=now(),
    )


@guard
def _take_back(draft: Assessment, key: str) -> None:
    """Clear the answer that was chosen in the list, as if it had never been given."""
    item_id, st.session_state[key] = st.session_state[key], None
    if item_id in draft.ratings:
        clear_rating(get_store(), enrolled_learner(), draft.id, item_id)
        st.session_state[f"rate-{draft.id}-{item_id}"] = None
