"""One's own rating of the 24 items: saved as it is given, sealed when one is ready."""

import streamlit as st

from netlearn.content.model import Item
from netlearn.domain.scoring import check_rating
from netlearn.domain.two_views import list_pair_items, measure_filling
from netlearn.errors import NetlearnError
from netlearn.store.engagement_ratings import load_own, save_answers, seal_rating, unseal_rating
from netlearn.store.engagements import Engagement
from netlearn.ui.coaching.bringing import Brought, name_item, offer_all, offer_one, read_course_answers
from netlearn.ui.coaching.here import call, may, pressed_twice, read_content, step
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.saving import guard, say_fault
from netlearn.ui.session import current_learner, enrolled_learner, now

A_PAGE = 12  # one item of every facet
NOT_SEEN = 0  # the widget's value for "not seen" and "does not apply"; no scale has it
NOT_SEEN_WORDS = "Not seen"


def draw_rating(here: Engagement) -> None:
    """The items where a rating is open, else where it stands."""
    if may(here, "rate") and not here.sealed:
        _draw_open(here)
    elif may(here, "unseal"):
        _draw_sealed(here)
    else:
        _draw_both_sealed(here)


def _draw_open(here: Engagement) -> None:
    items = list_pair_items(get_course().instrument)
    given = load_own(get_store(), here.id, current_learner(), here.pair.round)
    begun = f"begun-{here.id}-{here.pair.round}"
    if here.me != "coachee" and not given and not st.session_state.get(begun):
        _announce(here)
        return
    st.header("Your rating" if here.pair.round == 1 else "Your rating, once more", anchor=False)
    instrument = get_course().instrument
    if here.me == "coachee":
        st.markdown(f"Over {instrument.window}, how often was this so? As it was, not as it should be.")
    else:
        st.markdown(
            f"Over {instrument.window}, how often have you seen this of {call(here, 'coachee')}? What you "
            "have not been near enough to see, choose Not seen for."
        )

    @st.fragment
    def work() -> None:
        _draw_pages(here, items)
        say_fault()

    work()


def _draw_pages(here: Engagement, items: tuple[Item, ...]) -> None:
    number = here.pair.round
    given = load_own(get_store(), here.id, current_learner(), number)
    brought = read_course_answers(items) if here.me == "coachee" else Brought()
    key = f"page-{here.id}-{number}"
    pages = [items[start : start + A_PAGE] for start in range(0, len(items), A_PAGE)]
    page = min(int(st.session_state.setdefault(key, 0)), len(pages) - 1)
    filling = measure_filling([item.id for item in items], given)
    answered = filling.answered
    st.progress(
        answered / len(items), text=f"Page {page + 1} of {len(pages)} · {answered} of {len(items)} answered"
    )
    if brought.answers:
        offer_all(here, brought, given)
    for place, item in enumerate(pages[page], start=page * A_PAGE + 1):
        _ask(here, place, item, given)
        if item.id in brought.answers and item.id not in given:
            offer_one(here, item.id, brought.answers[item.id])
    with st.container(horizontal=True):
        if page > 0:
            st.button("Back", key=f"{key}-back-{page}", on_click=_turn, args=(key, page - 1))
        if page < len(pages) - 1:
            st.button(
                "Continue", type="primary", key=f"{key}-on-{page}", on_click=_turn, args=(key, page + 1)
            )
    if page < len(pages) - 1:
        return
    if not filling.enough:
        other_word = _name_unseen(here)
        st.caption(
            f"{filling.needed} answers are enough to seal; {other_word} counts as one, and at least "
            f"{filling.rated_needed} have to be points of the scale. So far: {answered} answers, "
            f"{filling.rated} of them points of the scale."
        )
        return
    st.caption(
        f"{len(items) - answered} items are open; you may leave them so."
        if answered < len(items)
        else "Every item has an answer."
    )
    if here.me == "peer":
        st.markdown("Sealed is sealed: your answers then wait for the others and cannot be changed.")
    else:
        st.markdown(
            "When both of you have sealed, both ratings open together. Until the other has, you can undo it."
        )
    if st.button("Seal my rating", type="primary", key=f"seal-{here.id}-{number}", icon=":material/lock:"):
        _seal(here, items)
        st.rerun(scope="app")


@guard
def _seal(here: Engagement, items: tuple[Item, ...]) -> None:
    if pressed_twice("seal"):
        return
    seal_rating(get_store(), here.id, enrolled_learner(), now(), items=[item.id for item in items])


def _announce(here: Engagement) -> None:
    """Before the first item: whose name a rating carries."""
    promises = read_content().promises
    st.header("Before you rate", anchor=False)
    if here.me == "peer":
        st.markdown(f"{promises.peers} {_window()}")
    else:
        with st.container(border=True):
            st.markdown(f"**:material/visibility: Openly attributed** {promises.attributed}")
    key = f"begun-{here.id}-{here.pair.round}"
    st.button("I have read this. Begin", type="primary", key=f"{key}-button", on_click=_begin, args=(key,))


def _window() -> str:
    return f"24 items about {get_course().instrument.window}; choose Not seen for what you have not seen."


def _begin(key: str) -> None:
    st.session_state[key] = True


def _turn(key: str, page: int) -> None:
    st.session_state[key] = page


def _name_unseen(here: Engagement) -> str:
    """What stands beside the scale: one knows of oneself what does not apply, of others what one saw."""
    if here.me != "coachee":
        return NOT_SEEN_WORDS
    return get_course().instrument.scale.does_not_apply or "Does not apply"


def _ask(here: Engagement, place: int, item: Item, given: dict[str, int | None]) -> None:
    scale = get_course().instrument.scale
    labels = {point.value: point.label for point in scale.points}
    labels[NOT_SEEN] = _name_unseen(here)
    values = list(labels)
    chosen = (given[item.id] or NOT_SEEN) if item.id in given else None
    key = name_item(here, item.id)
    st.radio(
        f"{place} · {item.text if here.me == 'coachee' else item.manager}",
        values,
        index=None if chosen is None else values.index(chosen),
        format_func=labels.__getitem__,
        horizontal=True,
        key=key,
        on_change=_keep,
        args=(here.id, item.id, key, chosen),
        width="stretch",
    )


@guard
def _keep(engagement_id: str, item: str, key: str, before: int | None) -> None:
    """Save what was just chosen; where that is refused, the item shows again what is saved."""
    value = st.session_state[key]
    try:
        rating = None if value == NOT_SEEN else check_rating(value, get_course().instrument.scale)
        save_answers(get_store(), engagement_id, enrolled_learner(), {item: rating}, now())
    except NetlearnError:
        st.session_state[key] = before
        raise


def _draw_sealed(here: Engagement) -> None:
    st.header("Your rating is sealed", anchor=False)
    st.markdown(read_content().promises.sealed)
    other = call(here, here.other)
    st.markdown(f"Waiting for {other}. This page moves on by itself.")
    with st.popover("Change something"):
        st.markdown(f"Your rating opens again for you alone, as long as {other} has not sealed.")
        st.button("Take my seal back", key=f"unseal-{here.id}", on_click=_unseal, args=(here.id,))


@guard
def _unseal(engagement_id: str) -> None:
    if pressed_twice("unseal"):
        return
    unseal_rating(get_store(), engagement_id, enrolled_learner(), now())


def _draw_both_sealed(here: Engagement) -> None:
    if here.me == "peer" and not here.sealed:
        st.header("The ratings are open", anchor=False)
        st.markdown("The ratings were opened meanwhile; your answers are in no figure.")
        return
    if here.me == "peer":
        st.header("Thank you", anchor=False)
        st.markdown(
            "Your part is done. Nobody is shown your answers; at most a group of peers is. You may close "
            "this page."
        )
        return
    st.header("Both ratings are sealed", anchor=False)
    if here.me == "coachee":
        st.markdown(
            "You open them, and both of you can see them from then on: best when you are about to talk, or a "
            "day before."
        )
        st.button(
            "Open both ratings", type="primary", key=f"open-{here.id}", on_click=step, args=(here.id, "open")
        )
    else:
        st.markdown(
            f"{call(here, 'coachee')} opens them, and both of you can see them from then on. This page moves "
            "on by itself."
        )
