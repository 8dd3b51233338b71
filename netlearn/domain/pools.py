"""Pools: which questions of a tagged set a learner is asked."""

from collections.abc import Collection

from netlearn.content.model import Course, PoolBlock
from netlearn.domain.behaviour import shuffle


def list_pool(course: Course, block: PoolBlock) -> tuple[str, ...]:
    """The ids of all questions that carry every tag of the pool, in course order."""
    wanted = set(block.tags)
    return tuple(name for name, question in course.questions.items() if wanted.issubset(question.tags))


def draw_pool(course: Course, block: PoolBlock, seen: Collection[str], seed: str) -> tuple[str, ...]:
    """Draw the pool's questions for one learner: those not yet seen first, then the rest.

    Draw once and keep the result: `seen` grows as soon as the first is answered.

    Args:
        course: The course.
        block: The pool; fewer are drawn when it holds fewer than it picks.
        seen: Ids of the questions answered anywhere before.
        seed: What makes the order the learner's own.
    """
    mixed = shuffle(list_pool(course, block), seed)
    return tuple(sorted(mixed, key=lambda name: name in seen)[: block.pick])
