"""Home: where you are and what is next."""

import streamlit as st

from netlearn.domain.progress import NextStep, lesson_states, next_step
from netlearn.store.attempts import list_attempts
from netlearn.store.lessons import list_places
from netlearn.ui import places
from netlearn.ui.marks import mark_network
from netlearn.ui.phrases import count
from netlearn.ui.resources import get_course, get_settings, get_store
from netlearn.ui.session import current_learner, now
from netlearn.ui.standing import read_plan, read_results, read_standing

course, store, learner = get_course(), get_store(), current_learner()
seen = list_places(store, learner)
results = read_results(store, learner)
plan = read_plan(store, learner)
total = len(course.instrument.items) + len(course.instrument.mindset.items)
standing = read_standing(results, total)
states = lesson_states(course, seen, list_attempts(store, learner))
step = next_step(course, seen, standing, plan, now())


def name_step(step: NextStep) -> tuple[str, str, str, str, dict[str, str]]:
    """Title, explanation, button, screen and query of the next step."""
    match step.kind:
        case "start_lesson" | "resume_lesson":
            lesson = course.lessons[step.lesson or ""]
            part = f" You are at step {step.step + 1} of {len(lesson.steps)}." if step.step else ""
            verb = "Read on" if step.kind == "resume_lesson" else "Start the lesson"
            text = f"{lesson.summary}{part} About {lesson.minutes} minutes."
            return lesson.title, text, verb, places.LESSON, {"lesson": lesson.id}
        case "start_assessment":
            text = (
                f"{total} short statements about the last three months, eight to ten minutes. "
                "Every answer is saved as you give it."
            )
            return "See where your networks stand", text, "Start the self-assessment", places.ASSESS, {}
        case "resume_assessment":
            text = f"{standing.answered} of {total} statements are rated and saved."
            return "Finish your self-assessment", text, "Continue", places.ASSESS, {}
        case "retake_assessment":
            text = "Three months have passed. The same statements show what has changed."
            return "Measure again", text, "Start", places.ASSESS, {}
        case "see_profile":
            return (
                "Your profile is ready",
                "See what your answers say.",
                "Open the profile",
                places.PROFILE,
                {},
            )
        case "choose_actions":
            text = "From your profile we have picked a few actions, each with its reason."
            return "Choose what to do first", text, "Open the plan", places.PLAN, {}
        case "do_action":
            action = course.actions.get(step.action or "")
            title = action.title if action else "Your next action"
            return title, "The next action of your plan.", "Open the plan", places.PLAN, {}


fresh = not seen and not results.draft and not results.latest
st.title("Networks that carry your work" if fresh else "Where you are, what is next", anchor=False)
if fresh:
    st.markdown(
        "Leaders need three networks: people to get today's work done, people outside who widen their view, "
        "and people who can help shape what comes next. Learn how each works, see where you stand, and leave "
        "with a plan for Monday."
    )
    st.image(
        str(get_settings().assets / "lessons" / "three-networks.svg"),
        alt="Three small networks side by side: operational in circles, personal in diamonds, strategic in triangles",
        width="stretch",
    )
title, text, label, place, query = name_step(step)
with st.container(border=True):
    st.caption("Next")
    st.subheader(title, anchor=False)
    st.markdown(text)
    places.link_next(label, place, **query)

if not fresh:
    done = sum(state.status == "done" for state in states.values())
    st.subheader("So far", anchor=False)
    st.progress(done / len(states), text=f"{done} of {count(len(states), 'lesson')} read")
    if results.latest and results.latest.submitted_at:
        st.progress(1.0, text=f"Self-assessment completed on {results.latest.submitted_at:%d %B %Y}")
    else:
        st.progress(
            min(1.0, standing.answered / total), text=f"{standing.answered} of {total} statements rated"
        )
    live = sum(status.state in {"accepted", "started"} for status in plan.values())
    finished = sum(status.state == "done" for status in plan.values())
    st.markdown(f"Plan: {count(live, 'action')} in hand, {finished} done.")

st.subheader("The three networks", anchor=False)
for network in course.instrument.networks:
    with st.container(border=True):
        st.markdown(f"**{mark_network(network.id, network.title)}**")
        st.markdown(network.summary)
st.caption(
    "No account. Your work is kept on this server for this browser; My data shows it, moves it or erases it."
)
