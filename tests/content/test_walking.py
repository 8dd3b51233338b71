"""The walk through a scenario agrees with the story as it is played."""

import pytest

from netlearn.content.model import Choice, End, Node, Scenario, Variable
from netlearn.content.walking import walk_scenario
from netlearn.domain.scenarios import find_endings
from tests.content.packs import load_small_course


def make_choice(to: str, *, gain: int = 0, low: int | None = None) -> Choice:
    return Choice.model_validate(
        {
            "text": f"To {to} for {gain} from {low}",
            "feedback": "So be it.",
            "to": to,
            "effects": {"luck": gain},
            "when": {} if low is None else {"luck": {"min": low}},
        }
    )


def make_story(choices: dict[str, tuple[Choice, ...]], *, high: int = 5) -> Scenario:
    """A scenario of these scenes, in order, with the endings good and bad."""
    return Scenario(
        id="story",
        kind="scenario",
        prompt="You are there.",
        explanation="So it goes.",
        title="A story",
        variables=(Variable(id="luck", label="Luck", high=high),),
        nodes=tuple(Node(id=name, text=name, choices=leads) for name, leads in choices.items()),
        ends=(
            End(id="good", title="Good", text="Good.", credit=1),
            End(id="bad", title="Bad", text="Bad.", credit=0),
        ),
    )


SMALL = next(one for one in load_small_course().questions.values() if isinstance(one, Scenario))


def test_walk_meets_the_endings_and_lengths_that_playing_meets() -> None:
    walk = walk_scenario(SMALL)

    paths = find_endings(SMALL)
    assert walk.reached & {end.id for end in SMALL.ends} == set(paths.values())
    assert (walk.shortest, walk.longest) == (min(map(len, paths)), max(map(len, paths)))
    assert (walk.complete, walk.circle) == (True, "")


def test_walk_notes_what_each_condition_turned_out_to_be() -> None:
    walk = walk_scenario(SMALL)

    assert walk.turns == {
        ("nodes", 3, "asides", 0): {False, True},
        ("nodes", 5, "choices", 0, "routes"): {0, 1},
        ("nodes", 5, "choices", 2): {False, True},
    }


def test_scene_behind_a_closed_choice_is_not_reached() -> None:
    story = make_story(
        {
            "start": (make_choice("bad"), make_choice("secret", low=3)),
            "secret": (make_choice("good"), make_choice("bad")),
        }
    )

    assert walk_scenario(story).reached == {"start", "bad"}


def test_return_with_something_changed_is_no_circle() -> None:
    story = make_story(
        {
            "start": (make_choice("good", low=5), make_choice("start", gain=1), make_choice("bad")),
            "spare": (make_choice("good"), make_choice("bad")),
        }
    )

    walk = walk_scenario(story)

    assert walk.circle == "start"  # at 5, luck rises no more and the way back changes nothing


@pytest.mark.parametrize(("gain", "circle"), [(1, ""), (0, "start")])
def test_return_that_closes_behind_itself_is_no_circle(gain: int, circle: str) -> None:
    again = Choice.model_validate(
        {
            "text": "Again",
            "feedback": "So be it.",
            "to": "start",
            "effects": {"luck": gain},
            "when": {"luck": {"max": 2}},
        }
    )
    story = make_story(
        {"start": (again, make_choice("bad")), "spare": (make_choice("good"), make_choice("bad"))}
    )

    walk = walk_scenario(story)

    assert walk.circle == circle
    assert walk.longest == (4 if gain else 0)


def test_story_with_too_many_states_is_given_up() -> None:
    start = (make_choice("start", gain=1), make_choice("bad"))
    spare = (make_choice("good"), make_choice("bad"))

    walk = walk_scenario(make_story({"start": start, "spare": spare}, high=100_000))

    assert walk.complete is False
