"""Questions that bring steps into order: order."""

import streamlit as st

from netlearn.content.model import Order
from netlearn.ui.questions.asker import Asker


def render(question: Order, asker: Asker) -> dict[str, int | None]:
    """A row of place numbers below every step; the value says by step id which was chosen."""
    st.caption("Give every step its place")
    numbers = range(1, len(question.options) + 1)
    before = {step: place for place, step in enumerate(asker.before)}
    return {
        step.id: st.radio(
            asker.plain(step.text),
            numbers,
            index=before.get(step.id),
            horizontal=True,
            key=f"{asker.key}-{step.id}",
        )
        for step in asker.mix(question.options)
    }


def parse(raw: object) -> tuple[str, ...]:
    """The step ids by place; empty when a place is open or taken twice."""
    if not isinstance(raw, dict):
        return ()
    placed = {place: step for step, place in raw.items() if isinstance(place, int)}
    return tuple(placed[place] for place in sorted(placed)) if len(placed) == len(raw) else ()


def reveal(question: Order, chosen: tuple[str, ...], asker: Asker, *, all_: bool) -> None:
    """The order that was given; with `all_` the right one and why each step stands where it stands."""
    right = [step.id for step in question.options]
    texts = {step.id: asker.plain(step.text) for step in question.options}
    marks = {True: ":material/check:", False: ":material/close:"}
    if list(chosen) != right:
        st.markdown("Your order:")
        st.markdown(
            "\n".join(
                f"{number}. {marks[step == wanted]} {texts[step]}"
                for number, (step, wanted) in enumerate(zip(chosen, right, strict=True), start=1)
            )
        )
    if all_:
        st.markdown("The order that works:")
        told = (f"{texts[step.id]}\n\n    {asker.write(step.feedback)}" for step in question.options)
        st.markdown("\n".join(f"{number}. {one}" for number, one in enumerate(told, start=1)))
