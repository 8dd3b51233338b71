"""Home: where you are and what is next."""

import streamlit as st

from netlearn.domain.assessing import measure_standing
from netlearn.domain.lessons import lesson_states
from netlearn.domain.plan_log import LIVE
from netlearn.domain.progress import next_step
from netlearn.store.attempts import list_attempts
from netlearn.store.lessons import list_places
from netlearn.store.maps import count_people
from netlearn.ui import places
from netlearn.ui.coaching.planned import mention_planned
from netlearn.ui.marks import mark_network
from netlearn.ui.next_steps import word_step
from netlearn.ui.phrases import count
from netlearn.ui.resources import get_course, get_settings, get_store
from netlearn.ui.returning import offer_practice, read_practice, recall_note
from netlearn.ui.session import current_learner, now
from netlearn.ui.standing import read_plan, read_results

course, store, learner = get_course(), get_store(), current_learner()
seen = list_places(store, learner)
results = read_results(store, learner)
plan = read_plan(store, learner)
standing = measure_standing(results.draft, results.latest, course.instrument)
attempts = list_attempts(store, learner)
states = lesson_states(course, seen, attempts)
people = count_people(store, learner) if course.network else 0
mapped = people > 0 or course.network is None
invitation = word_step(next_step(course, seen, standing, plan, now(), mapped=mapped), course, standing)

fresh = not seen and not results.draft and not results.latest and not people
st.title("Networks that carry your work" if fresh else "Where you are, what is next", anchor=False)
if st.session_state.pop("arrived", False):
    st.success("Your work is here now.", icon=":material/check_circle:")
if fresh:
    st.markdown(
        "Leaders need three networks: people to get today's work done, people outside who widen their view, "
        "and people who can help shape what comes next. Learn how each works, see where you stand, and leave "
        "with a plan for Monday."
    )
    st.image(
        str(get_settings().assets / "lessons" / "three-networks.svg"),
        alt="You, tied to an operational network in circles, a personal one in diamonds, a strategic one in "
        "triangles",
        width="stretch",
    )
with st.container(border=True):
    st.caption("Next")
    st.header(invitation.title, anchor=False)
    st.markdown(invitation.text)
    places.link_next(invitation.button, invitation.place, invitation.query)
if fresh:
    places.link_next("Or see first where you stand", places.ASSESS, primary=False)

if not fresh:
    offer_practice(read_practice(course, learner, seen, attempts))
    recall_note(course, learner)
    done = sum(state.status == "done" for state in states.values())
    st.header("So far", anchor=False)
    st.progress(done / len(states), text=f"{done} of {count(len(states), 'lesson')} read")
    if results.latest and results.latest.submitted_at:
        st.progress(1.0, text=f"Self-assessment completed on {results.latest.submitted_at:%d %B %Y}")
    else:
        st.progress(
            standing.answered / standing.total,
            text=f"Self-assessment: {standing.answered} of {standing.total} items rated",
        )
    live = sum(status.state in LIVE for status in plan.values())
    finished = sum(status.state == "done" for status in plan.values())
    st.markdown(f"Plan: {count(live, 'action')} in hand, {finished} done.")
    mention_planned(learner)
    if people:
        st.markdown(f"Network map: {count(people, 'person', 'people')} named.")
    elif results.latest and not mapped and invitation.place != places.NETWORK:
        st.markdown("Network map: nobody named yet. A list of people can say what ratings of habits cannot.")
        places.link_next("Map your people", places.NETWORK, primary=False)

st.header("The three networks", anchor=False)
for network in course.instrument.networks:
    with st.container(border=True):
        st.markdown(f"**{mark_network(network.id, network.title)}**")
        st.markdown(network.summary)
st.caption(
    "No account. Your work is kept on this server for this browser; My data shows it, moves it or erases it."
)
