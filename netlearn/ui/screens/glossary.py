"""Glossary: the words of the field, by letter."""

from itertools import groupby

import streamlit as st

from netlearn.content.markup import write_out
from netlearn.content.model import Term
from netlearn.ui import places
from netlearn.ui.marks import mark_network
from netlearn.ui.resources import get_course
from netlearn.ui.sources import draw_source

course = get_course()


def draw_term(term: Term) -> None:
    """What a word means, an example, and whose idea it is."""
    st.markdown(write_out(term.definition, course))
    st.markdown(f"*For example:* {write_out(term.example, course)}")
    if term.network:
        st.caption(mark_network(term.network, f"Belongs to the {term.network} network"))
    for source in term.sources:
        draw_source(course.sources[source])


st.title("Glossary", anchor=False)
st.markdown(f"{len(course.terms)} words of the field, each with an example.")
wanted = st.query_params.get("term", "")
if term := course.terms.get(wanted):
    with st.container(border=True):
        st.subheader(term.term, anchor=False)
        draw_term(term)
ordered = sorted(course.terms.values(), key=lambda one: one.term.casefold())
for letter, terms in groupby(ordered, key=lambda one: one.term[0].upper()):
    st.header(letter, anchor=False)
    for one in terms:
        with st.expander(one.term):
            draw_term(one)
places.link_next("Practise these words", places.PRACTICE)
