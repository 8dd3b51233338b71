"""How a source is shown."""

import streamlit as st

from netlearn.content.model import Source


def draw_source(source: Source) -> None:
    """A source with what it shows and how far it carries."""
    link = f" [Link]({source.url})" if source.url else ""
    st.markdown(f"{source.authors} ({source.year}). *{source.title}*. {source.where}.{link}")
    st.caption(f"{source.shows} {source.limits}")
