"""What a phone shows while an activity is open: every choice is saved when it is made."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, assert_never

import streamlit as st

from netlearn.content.markup import split_prompt
from netlearn.content.model import (
    Activity,
    AssessmentActivity,
    CommitActivity,
    Course,
    FeedbackActivity,
    LineActivity,
    PollActivity,
    QuizActivity,
    Scenario,
    ScenarioActivity,
    SortActivity,
    WallActivity,
)
from netlearn.domain.room_answers import BUDDY, LINE, LONGEST_COMMENT, LONGEST_PROMISE, ONLY, name_scene
from netlearn.domain.room_forms import DOES_NOT_APPLY, pick_items
from netlearn.domain.scenarios import play
from netlearn.store.room_answers import load_answers, save_answers
from netlearn.store.room_words import list_own_comments, send_comment
from netlearn.store.rooms import Room
from netlearn.ui.questions.asker import Asker
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.rooms.limits import check_submit
from netlearn.ui.rooms.questions import ask_question, make_asker
from netlearn.ui.rooms.words import plain
from netlearn.ui.saving import guard
from netlearn.ui.session import now, to_local

Given = Mapping[str, tuple[str, ...]]
NETWORKS = {"operational": "Operational", "personal": "Personal", "strategic": "Strategic"}


def ask_activity(  # noqa: C901, PLR0912 -- a branch a kind
    room: Room, learner_id: str, activity: Activity
) -> None:
    """Draw what is asked, with what this person has answered so far."""
    course = get_course()
    kept = load_answers(get_store(), room.id, learner_id, activity.id)
    given = {item: answer for item, (answer, _) in kept.items()}
    keep = partial(keep_answers, room, learner_id, activity.id)
    st.markdown(f"**{plain(activity.prompt)}**")
    match activity:
        case AssessmentActivity():
            _ask_items(activity, course, given, keep)
        case QuizActivity():
            for name in activity.questions:
                if question := course.questions.get(name):
                    with st.container(border=True):
                        ask_question(question, room.id, given.get(name, ()), keep)
        case PollActivity():
            options = {option.id: plain(option.text) for option in activity.options}
            _choose(activity.prompt, options, (activity.id, ONLY), given, keep, said=True)
        case LineActivity():
            ends = (plain(activity.low), plain(activity.high))
            _ask_line(activity.prompt, ends, activity.id, given, keep)
        case SortActivity():
            for card in activity.cards:
                _choose(plain(card.text), NETWORKS, (activity.id, card.id), given, keep, across=True)
        case ScenarioActivity():
            path = room.state.path.get(room.plan.agenda[room.state.step].id, ())
            _ask_scene(activity, course, path, given, keep)
        case CommitActivity():
            _ask_promise(activity, given, keep)
        case WallActivity():
            _ask_text(room, learner_id, activity, activity.longest)
        case FeedbackActivity():
            _ask_line(activity.prompt, ("Not at all", "Very useful"), activity.id, given, keep)
            _ask_text(room, learner_id, activity, LONGEST_COMMENT)
        case _:
            assert_never(activity)
    # Read again: a form above may just have been sent.
    if kept := load_answers(get_store(), room.id, learner_id, activity.id):
        last = max(at for _, at in kept.values())
        st.caption(f":material/check: Saved at {to_local(last):%H:%M:%S}")


@guard
def keep_answers(room: Room, learner_id: str, activity_id: str, answers: Mapping[str, Sequence[str]]) -> None:
    """Save answers by item. The key is what they say, so that a repeated send changes nothing."""
    check_submit(learner_id)
    key = "|".join(f"{item}={';'.join(answer)}" for item, answer in sorted(answers.items()))[:200]
    moment = now()
    save_answers(
        get_store(), room, learner_id, activity_id, answers, course=get_course(), key=key, now=moment
    )
    st.session_state["room-saved"] = moment


Keep = Callable[[Mapping[str, Sequence[str]]], None]


def _choose(
    label: str,
    options: Mapping[str, str],
    place: tuple[str, str],
    given: Given,
    keep: Keep,
    *,
    across: bool = False,
    said: bool = False,
) -> None:
    """A radio list that saves when something is chosen.

    Args:
        label: What is asked.
        options: What can be chosen, in words.
        place: The activity and its item.
        given: What was answered so far.
        keep: Saves an answer.
        across: Whether the options stand side by side.
        said: Whether the label stands above already, so that it is for screen readers only.
    """
    activity_id, item = place
    names = list(options)
    key = f"room-{activity_id}-{item}"
    before = given.get(item, ("",))[0]
    # What is saved shows, also when another tab of this phone has changed it, or a change was refused.
    st.session_state[key] = before if before in options else None
    st.radio(
        label,
        names,
        index=None,
        format_func=options.__getitem__,
        horizontal=across,
        key=key,
        on_change=_keep_one,
        args=(keep, item, key),
        width="stretch",
        label_visibility="collapsed" if said else "visible",
    )


def _keep_one(keep: Keep, item: str, key: str) -> None:
    if (value := st.session_state[key]) is not None:
        keep({item: (value,)})


def _ask_items(activity: AssessmentActivity, course: Course, given: Given, keep: Keep) -> None:
    scale = course.instrument.scale
    labels = {str(point.value): point.label for point in scale.points}
    if scale.does_not_apply:
        labels[DOES_NOT_APPLY] = scale.does_not_apply
    items = pick_items(course.instrument, activity.form)
    done = sum(item.id in given for item in items)
    st.progress(done / len(items), text=f"{done} of {len(items)} answered")
    for number, item in enumerate(items, start=1):
        _choose(f"{number} · {item.text}", labels, (activity.id, item.id), given, keep, across=True)


def _ask_line(prompt: str, ends: tuple[str, str], activity_id: str, given: Given, keep: Keep) -> None:
    words = {LINE[0]: f"{LINE[0]} · {ends[0]}", LINE[-1]: f"{LINE[-1]} · {ends[1]}"}
    points = {point: words.get(point, point) for point in LINE}
    _choose(prompt, points, (activity_id, ONLY), given, keep, said=True)


def _ask_scene(
    activity: ScenarioActivity, course: Course, path: Sequence[str], given: Given, keep: Keep
) -> None:
    question = course.questions[activity.scenario]
    assert isinstance(question, Scenario)
    scene = play(question, tuple(path))
    asker = make_asker(question, activity.id)
    _tell_scene(question, asker, path)
    options = {choice.id: asker.plain(choice.text) for choice in scene.choices}
    if options:
        _choose("What should be done?", options, (activity.id, name_scene(path)), given, keep)


def _tell_scene(question: Scenario, asker: Asker, path: Sequence[str]) -> None:
    scene = play(question, tuple(path))
    if scene.past:
        asker.say(scene.past[-1][1].feedback)
    elif split_prompt(question.prompt)[0]:
        asker.say(split_prompt(question.prompt)[0])
    for text in (scene.place.text, *scene.asides):
        asker.say(text)


def _ask_promise(activity: CommitActivity, given: Given, keep: Keep) -> None:
    cue, deed = given.get(ONLY, ("", ""))
    with st.form(f"promise-{activity.id}", border=False):
        when = st.text_input("When …", value=cue, max_chars=LONGEST_PROMISE, key=f"when-{activity.id}")
        what = st.text_input(
            "… then I will …", value=deed, max_chars=LONGEST_PROMISE, key=f"then-{activity.id}"
        )
        buddy = st.checkbox(
            "I would like a buddy. We see each other's name in this room, and nothing else.",
            value=given.get(BUDDY) == ("yes",),
            key=f"buddy-{activity.id}",
        )
        if st.form_submit_button("Keep my promise", type="primary"):
            if not (when or "").strip() or not (what or "").strip():
                st.warning("Fill in both halves: a moment, and what you will do.", icon=":material/edit:")
                return
            keep({ONLY: (when or "", what or ""), BUDDY: ("yes" if buddy else "no",)})


def _ask_text(room: Room, learner_id: str, activity: WallActivity | FeedbackActivity, longest: int) -> None:
    with st.form(f"text-{activity.id}", border=False, clear_on_submit=True):
        label = (
            "Your text"
            if isinstance(activity, WallActivity)
            else "A sentence for the facilitator, if you like"
        )
        text = st.text_input(label, max_chars=longest, key=f"wall-{activity.id}", autocomplete="off")
        if st.form_submit_button("Send") and (text or "").strip():
            _send(room, learner_id, activity.id, text or "")
    for words in list_own_comments(get_store(), room.id, learner_id, activity.id):
        st.caption(":material/check: Saved:")
        st.text(words)


@guard
def _send(room: Room, learner_id: str, activity_id: str, text: str) -> None:
    check_submit(learner_id)
    words = " ".join(text.split())
    send_comment(get_store(), room, learner_id, activity_id, words, key=words[:200], now=now())


def tell_scene(activity: ScenarioActivity, course: Course, path: Sequence[str]) -> None:
    """Draw where the room has come to in a scenario, for the stage."""
    question = course.questions[activity.scenario]
    assert isinstance(question, Scenario)
    _tell_scene(question, make_asker(question, activity.id), path)


def list_open(activity: Activity, course: Course, path: Sequence[str]) -> dict[str, str]:
    """What can be chosen in the present scene of a scenario, by id; empty for other activities."""
    if not isinstance(activity, ScenarioActivity):
        return {}
    question: Any = course.questions[activity.scenario]
    asker = make_asker(question, activity.id)
    return {choice.id: asker.plain(choice.text) for choice in play(question, tuple(path)).choices}
