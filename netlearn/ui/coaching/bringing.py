"""Answers of the course's self-assessment, brought into coaching one by one or all at once, by choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import streamlit as st

from netlearn.content.model import Item
from netlearn.domain.assessing import keep_known
from netlearn.store.engagement_ratings import save_answers
from netlearn.store.engagements import Engagement
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.saving import guard
from netlearn.ui.session import current_learner, enrolled_learner, now
from netlearn.ui.standing import read_results


@dataclass(frozen=True, slots=True)
class Brought:
    """What the self-assessment says about the items of the coaching, and when it was completed."""

    answers: Mapping[str, int] = field(default_factory=dict)
    completed_at: datetime | None = None


def read_course_answers(items: Sequence[Item]) -> Brought:
    """The newest submitted answers to these items; nothing without a submitted self-assessment."""
    latest = read_results(get_store(), current_learner()).latest
    if latest is None:
        return Brought()
    known = keep_known(latest.ratings, get_course().instrument)
    answers = {item.id: value for item in items if (value := known.get(item.id)) is not None}
    return Brought(answers, latest.submitted_at)


def name_item(here: Engagement, item: str) -> str:
    """The key of an item's widget."""
    return f"co-{here.id}-{here.pair.round}-{item}"


def offer_all(here: Engagement, brought: Brought, given: Mapping[str, int | None]) -> None:
    """Take over every answer that is still missing here."""
    missing = {item: value for item, value in brought.answers.items() if item not in given}
    if not missing or brought.completed_at is None:
        return
    st.markdown(
        f"You answered {len(missing)} of these items in the course on "
        f"{brought.completed_at:%-d %B %Y}. Bring an answer where it still holds, one by one, or all of them."
    )
    st.button(f"Bring all {len(missing)}", key=f"bring-{here.id}", on_click=_bring, args=(here, missing))


def offer_one(here: Engagement, item: str, value: int) -> None:
    """Take over one answer."""
    labels = {point.value: point.label for point in get_course().instrument.scale.points}
    st.button(
        f"As in the course: {labels[value]}",
        key=f"bring-{here.id}-{item}",
        type="tertiary",
        on_click=_bring,
        args=(here, {item: value}),
    )


@guard
def _bring(here: Engagement, answers: Mapping[str, int]) -> None:
    save_answers(get_store(), here.id, enrolled_learner(), answers, now())
    for item, value in answers.items():
        st.session_state[name_item(here, item)] = value
