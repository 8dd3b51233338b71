"""Branching scenarios: a scene, its choices, and what became of them."""

from collections.abc import Callable

import streamlit as st

from netlearn.content.model import End, Scenario
from netlearn.domain.scenarios import Scene, play
from netlearn.ui.questions.asker import Asker


def draw_scene(
    question: Scenario, path: tuple[str, ...], asker: Asker, choose: Callable[[tuple[str, ...]], None]
) -> None:
    """The scene that a path has led to; a press of a choice hands the longer path to `choose`."""
    scene = play(question, path)
    draw_past(scene, asker)
    if scene.past:
        asker.say(scene.past[-1][1].feedback)
    _draw_values(question, scene)
    for text in (scene.place.text, *scene.asides):
        asker.say(text)
    for choice in scene.choices:
        st.button(
            asker.plain(choice.text),
            key=f"{asker.key}-{len(path)}-{choice.id}",
            on_click=choose,
            args=((*path, choice.id),),
            width="stretch",
        )


def reveal(question: Scenario, path: tuple[str, ...], asker: Asker) -> None:
    """The ending, and the way there."""
    scene = play(question, path)
    asker.say(scene.past[-1][1].feedback)
    if isinstance(scene.place, End):
        st.markdown(f"**The end: {asker.plain(scene.place.title)}**")
    for text in (scene.place.text, *scene.asides):
        asker.say(text)
    _draw_values(question, scene)
    draw_past(scene, asker, title="How you got there")


def draw_past(scene: Scene, asker: Asker, title: str = "The story so far") -> None:
    """Earlier scenes and what was done in them."""
    if scene.past:
        with st.expander(title):
            for node, choice in scene.past:
                asker.say(node.text)
                st.markdown(f"You chose: *{asker.plain(choice.text)}*")
                asker.say(choice.feedback)


def _draw_values(question: Scenario, scene: Scene) -> None:
    st.caption(
        " · ".join(
            f"{variable.label}: {scene.values[variable.id]} of {variable.high}"
            for variable in question.variables
        )
    )
