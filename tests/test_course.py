"""The course answers itself: every real question, the real questionnaire and the real actions work."""

from pathlib import Path

import pytest
import yaml

from netlearn.content.model import ActionsFile, Instrument, Open, Question, Quiz, Rating, Scenario
from netlearn.content.walking import walk_scenario
from netlearn.domain.assessing import order_items
from netlearn.domain.grading import grade
from netlearn.domain.planning import Preferences, plan_actions
from netlearn.domain.scenarios import find_endings, play
from netlearn.domain.scoring import score_profile
from netlearn.errors import AnswerRefused
from netlearn.export.figures import LIGHT, draw_radar
from tests.course_answers import list_broken, list_right, list_wrong
from tests.factories import make_profile, rate_raw

CONTENT = Path(__file__).parent.parent / "content" / "en"

QUESTIONS = [
    question
    for path in sorted((CONTENT / "quizzes").glob("*.yaml"))
    for question in Quiz.model_validate(yaml.safe_load(path.read_text("utf-8"))).questions
]
SCENARIOS = [question for question in QUESTIONS if isinstance(question, Scenario)]
INSTRUMENT = Instrument.model_validate(yaml.safe_load((CONTENT / "instrument.yaml").read_text("utf-8")))
ACTIONS = ActionsFile.model_validate(yaml.safe_load((CONTENT / "actions.yaml").read_text("utf-8"))).actions


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_question_its_own_right_answers_earn_everything(question: Question) -> None:
    right = list_right(question)

    assert bool(right) == (not isinstance(question, Open | Rating))
    assert {grade(question, answer).credit for answer in right} <= {1.0}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_question_every_wrong_answer_earns_less(question: Question) -> None:
    wrong = list_wrong(question)

    assert bool(wrong) == (not isinstance(question, Open | Rating))
    assert [answer for answer in wrong if grade(question, answer).right] == []


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_question_broken_answers_are_refused(question: Question) -> None:
    for answer in list_broken(question):
        with pytest.raises(AnswerRefused):
            grade(question, answer)


@pytest.mark.parametrize(
    "question", [one for one in QUESTIONS if isinstance(one, Open | Rating)], ids=lambda question: question.id
)
def test_opinion_is_never_marked(question: Open | Rating) -> None:
    words = ("My words.",) if isinstance(question, Open) else ()

    for option in question.options:
        assert grade(question, (*words, option.id)).credit is None


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.id)
def test_scenario_is_walked_to_every_ending(scenario: Scenario) -> None:
    endings = find_endings(scenario)

    assert set(endings.values()) == {end.id for end in scenario.ends}
    credit = {end.id: end.credit for end in scenario.ends}
    assert [path for path, end in endings.items() if grade(scenario, path).credit != credit[end]] == []


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.id)
def test_scenario_walk_of_the_checker_is_the_walk_of_the_player(scenario: Scenario) -> None:
    walk = walk_scenario(scenario)

    lengths = [len(path) for path in find_endings(scenario)]
    assert (walk.shortest, walk.longest) == (min(lengths), max(lengths))
    assert walk.reached == {node.id for node in scenario.nodes} | {end.id for end in scenario.ends}


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.id)
def test_scenario_has_no_dead_end_and_no_scene_that_nobody_sees(scenario: Scenario) -> None:
    paths = {path[:length] for path in find_endings(scenario) for length in range(len(path))}
    scenes = [play(scenario, path) for path in paths]

    assert {scene.place.id for scene in scenes} == {node.id for node in scenario.nodes}
    assert [scene.place.id for scene in scenes if not scene.choices] == []


def test_instrument_straight_fives_give_seventy_five_everywhere() -> None:
    profile = score_profile(INSTRUMENT, rate_raw(INSTRUMENT, 5))

    assert {score.value for score in profile.facets.values()} == {75.0}
    assert {score.value for score in profile.networks.values()} == {75.0}


def test_instrument_fills_four_pages_of_twelve() -> None:
    assert [len(page) for page in order_items(INSTRUMENT, 1)] == [12, 12, 12, 12]


@pytest.mark.parametrize("facet_id", [facet.id for facet in INSTRUMENT.facets])
def test_actions_weakest_facet_leads_the_plan(facet_id: str) -> None:
    plan = plan_actions(INSTRUMENT, ACTIONS, make_profile(INSTRUMENT, {facet_id: 1}, rest=5), Preferences())

    assert plan.ranked[0].action.facet == facet_id
    assert [one.action.effort for one in plan.recommended][:1] == ["quick"]
    assert facet_id in {one.action.facet for one in plan.recommended}


def test_actions_habitual_everywhere_keeps_three_networks_alive() -> None:
    plan = plan_actions(INSTRUMENT, ACTIONS, make_profile(INSTRUMENT, rest=5), Preferences())

    assert len({one.need.network for one in plan.recommended}) == 3
    assert plan.maintenance is True


def test_radar_of_the_real_instrument_has_twelve_labels() -> None:
    labels = draw_radar(INSTRUMENT, make_profile(INSTRUMENT), LIGHT).figure.layout.polar.angularaxis.ticktext

    assert len(labels) == len(INSTRUMENT.facets) == 12
