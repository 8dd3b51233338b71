"""Questions with several right options: multi."""

import streamlit as st

from netlearn.content.model import Multi
from netlearn.ui.questions.asker import Asker


def render(question: Multi, asker: Asker) -> dict[str, bool]:
    """A list of ticks, each with a key of its own; the value says by option id what is ticked."""
    return {
        option.id: st.checkbox(
            asker.plain(option.text), value=option.id in asker.before, key=f"{asker.key}-{option.id}"
        )
        for option in asker.arrange(question.options)
    }


def parse(raw: object) -> tuple[str, ...]:
    """The ids of the ticked options."""
    return tuple(option for option, ticked in raw.items() if ticked is True) if isinstance(raw, dict) else ()
