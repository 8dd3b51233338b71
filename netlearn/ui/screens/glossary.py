"""Glossary: the words of the field, by letter."""

from itertools import groupby

import streamlit as st

from netlearn.content.markup import write_out
from netlearn.content.model import Term
from netlearn.ui import places
from netlearn.ui.marks import mark_network
from netlearn.ui.resources import get_course

course = get_course()


def word_term(term: Term) -> str:
    """A word, what it means, an example, its network and whose idea it is."""
    lines = [
        f"**{term.term}**",
        write_out(term.definition, course),
        f"*For example:* {write_out(term.example, course)}",
    ]
    about = [mark_network(term.network, f"{term.network} network")] if term.network else []
    about += [course.sources[source].short for source in term.sources]
    if about:
        lines.append(f":small[{' · '.join(about)}]")
    return "\n\n".join(lines)


st.title("Glossary", anchor=False)
st.markdown(f"{len(course.terms)} words of the field, each with an example.")
wanted = st.query_params.get("term", "")
if term := course.terms.get(wanted):
    with st.container(border=True):
        st.markdown(word_term(term))
ordered = sorted(course.terms.values(), key=lambda one: one.term.casefold())
for letter, terms in groupby(ordered, key=lambda one: one.term[0].upper()):
    st.header(letter, anchor=False)
    st.markdown("\n\n".join(word_term(one) for one in terms))  # one text a letter keeps the screen fast
places.link_next("Practise these words", places.PRACTICE)
