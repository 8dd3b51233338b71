"""The course answers itself: every real question, the real questionnaire and the real actions work."""

from pathlib import Path

import pytest
import yaml

from netlearn.content.model import ActionsFile, Instrument, Question, Quiz
from netlearn.domain.assessing import order_items
from netlearn.domain.grading import grade
from netlearn.domain.planning import Preferences, plan_actions
from netlearn.domain.scoring import score_profile
from netlearn.errors import AnswerRefused
from netlearn.export.figures import LIGHT, draw_radar
from tests.factories import make_profile, rate_raw, samples

CONTENT = Path(__file__).parent.parent / "content" / "en"

QUESTIONS = [
    question
    for path in sorted((CONTENT / "quizzes").glob("*.yaml"))
    for question in Quiz.model_validate(yaml.safe_load(path.read_text("utf-8"))).questions
]
INSTRUMENT = Instrument.model_validate(yaml.safe_load((CONTENT / "instrument.yaml").read_text("utf-8")))
ACTIONS = ActionsFile.model_validate(yaml.safe_load((CONTENT / "actions.yaml").read_text("utf-8"))).actions


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_every_question_right_answer_earns_everything(question: Question) -> None:
    right, wrong, broken = samples(question)

    assert grade(question, right).credit == 1.0
    assert grade(question, wrong).credit < 1.0
    with pytest.raises(AnswerRefused):
        grade(question, broken)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_every_question_only_its_right_answer_is_right(question: Question) -> None:
    right = samples(question)[0]

    for option in question.options:
        assert grade(question, (option.id,)).right == ((option.id,) == right)


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
