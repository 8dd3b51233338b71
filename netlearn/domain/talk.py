"""What to talk about: the patterns that two views show, and the questions of a guide picked for this pair."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from netlearn.content.model import Coaching, PairPatternId, TalkQuestion, TalkStep
from netlearn.domain.scoring import differ
from netlearn.domain.two_views import Standing, TwoViews

MapShape = Literal["open", "closed", ""]
GuideId = Literal["grow", "oskar"]

A_STEP = 3  # questions offered for a step
SHOWS: Mapping[Standing, PairPatternId] = {
    "strength": "agreement-strength",
    "priority": "agreement-priority",
    "self-higher": "self-higher",
    "coach-higher": "coach-higher",
    "unseen": "unseen",
}
_FITS, _TO_TALK, _TOPIC, _OFF = (
    3,
    2,
    1,
    -1,
)  # a pattern fits; a facet to talk about, any other, none of this pair
_AGAIN = 2  # what a pattern loses by every question for it that the step has already
_TALK: tuple[PairPatternId, ...] = ("self-higher", "coach-higher", "agreement-priority")


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a guide with the questions picked for it."""

    step: TalkStep
    questions: tuple[TalkQuestion, ...]


def find_patterns(
    views: TwoViews, *, map_shape: MapShape = "", sure_and_wrong: bool = False, following_up: bool = False
) -> dict[PairPatternId, frozenset[str]]:
    """Find what this pair shows, each with the facets that show it; none for what is about no facet.

    Args:
        views: The two ratings.
        map_shape: Of the coachee's map, when they chose to share it.
        sure_and_wrong: Whether they chose to share such questions.
        following_up: Whether this is a later session.
    """
    found: dict[PairPatternId, frozenset[str]] = {}
    for standing, pattern in SHOWS.items():
        if facets := frozenset(gap.id for gap in views.list_standing(standing)):
            found[pattern] = facets
    if _is_even(views):
        found["even"] = frozenset()
    if map_shape:
        found["map-open" if map_shape == "open" else "map-closed"] = frozenset()
    if sure_and_wrong:
        found["sure-and-wrong"] = frozenset()
    if following_up:
        found["follow-up"] = frozenset()
    return found


def pick_questions(
    coaching: Coaching, guide: GuideId, patterns: Mapping[PairPatternId, Collection[str]]
) -> tuple[Step, ...]:
    """Pick a few questions for every step of a guide, none of them twice.

    A question written for a pattern is left out unless the pair shows one of its patterns. What fits comes
    first, a second question for the same pattern less so; equal ones keep the authors' order.
    """
    steps = next((one.steps for one in coaching.guides if one.id == guide), ())
    taken: set[str] = set()
    picked = []
    for step in steps:
        fitting = [
            one
            for one in coaching.questions
            if step.id in one.steps and one.id not in taken and _fits(one, patterns)
        ]
        best: list[TalkQuestion] = []
        while fitting and len(best) < A_STEP:
            first = max(fitting, key=lambda one: _weigh(one, patterns, best))
            fitting.remove(first)
            best.append(first)
        taken |= {one.id for one in best}
        picked.append(Step(step, tuple(best)))
    return tuple(picked)


def read_guide(kept: str) -> GuideId:
    """Read a guide's name; GROW where none, or an unknown one, was kept."""
    return next((guide for guide in get_args(GuideId) if guide == kept), "grow")


def _is_even(views: TwoViews) -> bool:
    """Whether nothing stands out: no talking point, and no facet of either side above another."""
    if any(gap.standing != "alike" for gap in views.facets):
        return False
    for profile in (views.own, views.coach):
        scored = sorted(profile.facets.values(), key=lambda score: score.value or 0.0)
        if differ(scored[0], scored[-1]):
            return False
    return True


def _fits(question: TalkQuestion, patterns: Mapping[PairPatternId, Collection[str]]) -> bool:
    return not question.patterns or any(one in patterns for one in question.patterns)


def _weigh(
    question: TalkQuestion,
    patterns: Mapping[PairPatternId, Collection[str]],
    beside: Sequence[TalkQuestion],
) -> int:
    found = {one for one in question.patterns if one in patterns}
    weight = _FITS - _AGAIN * sum(bool(found & set(one.patterns)) for one in beside) if found else 0
    about = set(question.facets)
    if not about:
        return weight
    if any(about & set(patterns.get(one, ())) for one in _TALK):
        return weight + _TO_TALK
    return weight + (_TOPIC if any(about & set(facets) for facets in patterns.values()) else _OFF)
