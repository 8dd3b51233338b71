import pytest

from netlearn.content.model import Coaching
from netlearn.domain.talk import A_STEP, GuideId, find_patterns, pick_questions, read_guide
from tests.domain.pairs import answer, compare
from tests.store.rooms import read_course


def content() -> Coaching:
    coaching = read_course().coaching
    assert coaching is not None
    return coaching


def test_patterns_name_the_facets_that_show_them() -> None:
    views = compare(answer(3, O1=5, O2=1, O3=5, O4=2), answer(3, O1=5, O2=1, O3=2, O4=5, P1=None))
    assert find_patterns(views) == {
        "agreement-strength": {"O1"},
        "agreement-priority": {"O2"},
        "self-higher": {"O3"},
        "coach-higher": {"O4"},
        "unseen": {"P1"},
    }


def test_nothing_that_stands_out_is_a_pattern_too() -> None:
    found = find_patterns(compare(answer(3), answer(3)), map_shape="closed", sure_and_wrong=True)
    assert list(found) == ["even", "map-closed", "sure-and-wrong"]


@pytest.mark.parametrize("guide", ["grow", "oskar"])
def test_every_step_has_questions_and_none_comes_twice(guide: GuideId) -> None:
    views = compare(answer(4), answer(4, O3=2, S2=None))
    steps = pick_questions(content(), guide, find_patterns(views))
    asked = [question.id for step in steps for question in step.questions]
    assert [len(step.questions) for step in steps] == [A_STEP] * len(steps)
    assert len(set(asked)) == len(asked)


def test_questions_are_those_of_this_pair() -> None:
    views = compare(answer(4), answer(4, O3=2))
    patterns = find_patterns(views)
    asked = [question for step in pick_questions(content(), "grow", patterns) for question in step.questions]
    assert any("self-higher" in question.patterns for question in asked)
    assert all(not question.patterns or set(question.patterns) & set(patterns) for question in asked)


def test_the_same_pair_gets_the_same_questions() -> None:
    patterns = find_patterns(compare(answer(4), answer(2)))
    assert pick_questions(content(), "oskar", patterns) == pick_questions(content(), "oskar", patterns)


def test_an_unknown_guide_is_the_usual_one() -> None:
    assert [read_guide(name) for name in ("oskar", "", "<b>")] == ["oskar", "grow", "grow"]
