"""How sources are shown."""

from collections.abc import Iterable

import streamlit as st

from netlearn.content.model import Source


def draw_sources(sources: Iterable[Source]) -> None:
    """Sources with what each shows and how far it carries, as one text: a screen may list a hundred."""
    st.markdown("\n\n".join(_word_source(source) for source in sources))


def _word_source(source: Source) -> str:
    link = f" [Link]({source.url})" if source.url else ""
    title = f"{source.authors} ({source.year}). *{source.title}*. {source.where}.{link}"
    return f"{title}\n\n:small[{source.shows} {source.limits}]"
