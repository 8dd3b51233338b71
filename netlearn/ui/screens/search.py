"""Search: lessons, words of the field and actions by what they say."""

import streamlit as st

from netlearn.content.markup import write_literally
from netlearn.store.search import CLOSE, LONGEST_QUERY, MOST_HITS, OPEN, Hit
from netlearn.ui import places
from netlearn.ui.phrases import count
from netlearn.ui.resources import get_course
from netlearn.ui.searching import get_search

_KINDS = {"lesson": "Lesson", "term": "Glossary", "action": "Action", "coach_lesson": "Lesson for coaches"}

course = get_course()


def draw_hit(hit: Hit) -> None:
    """A found entry, its words in bold, and the way to it."""
    with st.container(border=True):
        st.markdown(f"**{write_literally(hit.title)}**")
        st.caption(_KINDS[hit.kind])
        st.markdown(write_literally(hit.excerpt).replace(OPEN, "**").replace(CLOSE, "**"))
        match hit.kind:
            case "lesson":
                places.link_next("Open the lesson", places.LESSON, {"lesson": hit.id}, primary=False)
            case "coach_lesson":
                places.link_next("Open the lesson", places.COACHING, {"lesson": hit.id}, primary=False)
            case "term":
                places.link_next("Open the glossary", places.GLOSSARY, {"term": hit.id}, primary=False)
            case _:
                with st.expander("What to do"):
                    action = course.actions[hit.id]
                    st.markdown(action.why)
                    st.markdown("\n".join(f"1. {step}" for step in action.steps))


def search_for(likely: str) -> None:
    """Put other words into the search field."""
    st.session_state["words"] = likely


st.title("Search", anchor=False)
words = st.text_input(
    "Search lessons, glossary and actions",
    key="words",
    max_chars=LONGEST_QUERY,
    placeholder="for example: asking for help",
    bind="query-params",
)
hits = get_search().find(words or "")
if words and hits:
    found = count(len(hits), "result")
    st.markdown(f"The {found} that fit best" if len(hits) == MOST_HITS else found)
elif words:
    likely = get_search().suggest(words)
    st.markdown("Nothing holds these words." if likely else "Nothing holds all of these words. Try others.")
    if likely:
        st.button(f"Search for {likely}", type="primary", on_click=search_for, args=(likely,))
for hit in hits:
    draw_hit(hit)
if not hits:
    places.link_next("See all lessons", places.LEARN, primary=not words)
