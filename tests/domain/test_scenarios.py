"""Where a path of choices leads."""

import pytest

from netlearn.content.model import Choice, Node
from netlearn.domain.scenarios import find_endings, grade_path, play
from netlearn.errors import AnswerRefused
from tests.sample_questions import make_scenario

STORY = make_scenario()


def test_play_begins_at_the_first_scene() -> None:
    scene = play(STORY, ())
    assert (scene.place, scene.asides, scene.past) == (STORY.nodes[0], (), ())
    assert scene.values == {"trust": 1}


def test_play_effects_stop_at_the_ends_of_the_range() -> None:
    assert [play(STORY, (one,)).values for one in ("kind", "curt")] == [{"trust": 2}, {"trust": 0}]


def test_play_earlier_choices_open_a_choice_and_add_a_text() -> None:
    kind, curt = play(STORY, ("kind",)), play(STORY, ("curt",))
    assert [[one.id for one in scene.choices] for scene in (kind, curt)] == [["ask", "borrow"], ["ask"]]
    assert [scene.asides for scene in (kind, curt)] == [(), ("Nobody greets you.",)]


def test_play_earlier_choices_decide_where_a_choice_leads() -> None:
    assert [play(STORY, (first, "ask")).place.id for first in ("kind", "curt")] == ["helped", "alone"]


@pytest.mark.parametrize("path", [("ask",), ("kind", "kind"), ("curt", "borrow"), ("kind", "ask", "ask")])
def test_play_a_turn_that_is_not_open_is_refused(path: tuple[str, ...]) -> None:
    with pytest.raises(AnswerRefused, match="no such turn here"):
        play(STORY, path)


def test_grade_path_gives_what_the_ending_earns() -> None:
    assert [grade_path(STORY, path) for path in (("kind", "ask"), ("curt", "ask"))] == [1.0, 0.25]
    with pytest.raises(AnswerRefused, match="not at its end yet"):
        grade_path(STORY, ("kind",))


def test_find_endings_walks_every_path() -> None:
    assert find_endings(STORY) == {
        ("kind", "ask"): "helped",
        ("kind", "borrow"): "helped",
        ("curt", "ask"): "alone",
    }


def test_find_endings_a_loop_is_told() -> None:
    back = Choice(id="back", text="Back", feedback="Again.", to="first")
    later = Node(id="later", text="Friday.", choices=(back, *STORY.nodes[1].choices))
    with pytest.raises(ValueError, match="more than 50 paths"):
        find_endings(STORY.model_copy(update={"nodes": (STORY.nodes[0], later)}), limit=50)
