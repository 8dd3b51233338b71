from random import Random

import pytest

from netlearn.content.library import Library
from netlearn.content.model import RoomForm
from netlearn.domain.first_steps import pick_first_steps
from netlearn.domain.planning import Preferences, plan_actions
from netlearn.domain.room_forms import pick_items, score_form
from netlearn.domain.scoring import score_profile
from netlearn.settings import ROOT

COURSE = Library(ROOT / "content" / "en").course
INSTRUMENT = COURSE.instrument


def rate(form: RoomForm, seed: int) -> dict[str, int | None]:
    rng = Random(seed)
    return {item.id: rng.randint(1, 5) for item in pick_items(INSTRUMENT, form)}


@pytest.mark.parametrize("form", [12, 24])
@pytest.mark.parametrize("seed", range(5))
def test_a_short_form_gives_quick_steps_of_three_facets_in_the_lowest_network(
    form: RoomForm, seed: int
) -> None:
    ratings = rate(form, seed)
    scores = score_form(INSTRUMENT, form, ratings)
    lowest = min(INSTRUMENT.networks, key=lambda network: scores[network.id] or 0.0)
    steps = pick_first_steps(COURSE, form, ratings)
    assert [step.network for step in steps] == [lowest.id] * 3
    assert len({step.action.facet for step in steps}) == 3
    assert {step.action.facet for step in steps} <= {facet.id for facet in lowest.facets}
    assert f"your {lowest.title.lower()} came out lowest" in steps[0].because


def test_the_long_form_gives_the_plan_of_the_course() -> None:
    ratings = rate(48, 1)
    plan = plan_actions(
        INSTRUMENT, COURSE.actions.values(), score_profile(INSTRUMENT, ratings), Preferences()
    )
    steps = pick_first_steps(COURSE, 48, ratings)
    assert [step.action.id for step in steps] == [one.action.id for one in plan.recommended]
    assert len(steps) == 3


def test_too_few_answers_give_no_step() -> None:
    some = {item.id: 3 for item in pick_items(INSTRUMENT, 12)[:4]}
    assert pick_first_steps(COURSE, 12, some) == ()
