"""What a learner is asked from a pool."""

from netlearn.content.model import Course, PoolBlock, Quiz
from netlearn.domain.pools import draw_pool, list_pool
from tests.factories import change_course, make_course
from tests.sample_questions import make_single

NAMES = [f"q-{number}" for number in range(8)]


def make_pool(pick: int = 3, *tags: str) -> PoolBlock:
    return PoolBlock(id="pool", kind="pool", tags=tags or ("even",), pick=pick)


def course() -> Course:
    """Eight questions, those of even number tagged even."""
    questions = tuple(
        make_single().model_copy(update={"id": name, "tags": ("all", "even") if not place % 2 else ("all",)})
        for place, name in enumerate(NAMES)
    )
    return change_course(make_course(), quizzes={"q": Quiz(id="q", title="Q", questions=questions)})


def test_list_pool_questions_must_carry_every_tag() -> None:
    assert list_pool(course(), make_pool(3, "all", "even")) == ("q-0", "q-2", "q-4", "q-6")
    assert list_pool(course(), make_pool(3, "even", "odd")) == ()


def test_draw_pool_is_stable_for_a_learner_and_differs_between_learners() -> None:
    pool = make_pool(3, "all")
    draws = {draw_pool(course(), pool, (), f"learner {number}") for number in range(20)}
    assert draw_pool(course(), pool, (), "ann") == draw_pool(course(), pool, (), "ann")
    assert len(draws) > 10


def test_draw_pool_takes_the_unseen_first() -> None:
    for number in range(20):
        assert set(draw_pool(course(), make_pool(2), {"q-0", "q-4"}, f"learner {number}")) == {"q-2", "q-6"}


def test_draw_pool_fills_up_with_seen_ones_and_never_repeats() -> None:
    drawn = draw_pool(course(), make_pool(9), {"q-0"}, "ann")
    assert sorted(drawn) == ["q-0", "q-2", "q-4", "q-6"]
    assert drawn[-1] == "q-0"
