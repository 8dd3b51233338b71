"""An auditor who keeps every figure that a room ever showed cannot learn one person's answer."""

from itertools import pairwise
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from netlearn.content.library import Library
from netlearn.content.model import Activity, Multi, PollActivity, PollOption
from netlearn.domain.group_results import Answers, GroupResult, renew, summarise
from netlearn.domain.room_answers import count_changed
from netlearn.domain.simulating import simulate_answers
from netlearn.settings import ROOT

COURSE = Library(ROOT / "content" / "en").course
MAKE: TypeAdapter[Activity] = TypeAdapter(Activity)
SEVERAL = next(name for name, one in COURSE.questions.items() if isinstance(one, Multi))
VALUES: tuple[dict[str, Any], ...] = (
    {"kind": "poll", "id": "a", "prompt": "?", "options": [{"text": text} for text in "wxyz"]},
    {"kind": "line", "id": "a", "prompt": "?", "low": "l", "high": "h"},
    {"kind": "assessment", "id": "a", "prompt": "?", "form": 12},
    {"kind": "quiz", "id": "a", "prompt": "?", "questions": [SEVERAL, "start-read-the-sheet"]},
    {
        "kind": "sort",
        "id": "a",
        "prompt": "?",
        "cards": [{"id": f"c{number}", "text": str(number), "network": "personal"} for number in range(3)],
    },
)
ACTIVITIES = tuple(MAKE.validate_python(values) for values in VALUES)
# Of one round: how many people come or answer anew, and the seed of what they say.
rounds = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 9999)), min_size=1, max_size=4)


def answer_in_rounds(activity: Activity, said: list[tuple[int, int]]) -> list[Answers]:
    """The answers that stand after each round; some people answer anew, others come."""
    standing: dict[str, dict[str, tuple[str, ...]]] = {}
    after: list[Answers] = []
    for people, seed in said:
        rng = Random(seed)
        for _ in range(people):
            standing = {**standing, f"person {rng.randrange(30)}": simulate_answers(activity, COURSE, rng)}
        after.append(standing)
    return after


def publish_all(activity: Activity, answers: list[Answers], floor: int) -> list[GroupResult]:
    """Every result that the room was shown, one after the other."""
    shown: list[GroupResult] = []
    known: Answers = {}
    for now in answers:
        before = shown[-1] if shown else None
        result = renew(before, summarise(activity, COURSE, now, floor), count_changed(known, now), floor)
        if result is not before:
            shown.append(result)
            known = now
    return shown


def about_somebody(count: int, floor: int) -> bool:
    return 0 < abs(count) < floor


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(ACTIVITIES), rounds, st.sampled_from([3, 5]))
def test_no_cell_and_no_rest_is_about_one_to_k_less_one_people(
    activity: Activity, said: list[tuple[int, int]], floor: int
) -> None:
    for result in publish_all(activity, answer_in_rounds(activity, said), floor):
        for tally in result.tallies:
            for cell in tally.cells:
                assert not about_somebody(cell.count, floor)
                assert not about_somebody(tally.n - cell.count, floor)
        for spread in result.spreads:
            assert (spread.middle is not None) <= (spread.n >= floor)
            assert (spread.low is not None) <= (spread.n >= 2 * floor)
            for band in spread.bands:
                assert not about_somebody(band.count, floor)
                assert not about_somebody(spread.n - band.count, floor)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(ACTIVITIES), rounds, st.sampled_from([3, 5]))
def test_two_views_one_after_the_other_differ_by_nobody_or_k(
    activity: Activity, said: list[tuple[int, int]], floor: int
) -> None:
    shown = publish_all(activity, answer_in_rounds(activity, said), floor)
    for before, after in pairwise(shown):
        if not before.shows_figures:
            continue
        for item in before.totals.keys() & after.totals.keys():
            assert not about_somebody(after.totals[item] - before.totals[item], floor)
        old = {cell.ids: cell.count for cell in before.cells}
        for cell in after.cells:
            parts = [count for ids, count in old.items() if set(ids) <= set(cell.ids)]
            if sum(len(ids) for ids in old if set(ids) <= set(cell.ids)) == len(cell.ids):
                assert not about_somebody(cell.count - sum(parts), floor)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(ACTIVITIES), st.integers(0, 25), st.integers(0, 9999), st.sampled_from([3, 5]))
def test_one_more_person_changes_nothing_that_was_shown(
    activity: Activity, people: int, seed: int, floor: int
) -> None:
    rng = Random(seed)
    group = {str(who): simulate_answers(activity, COURSE, rng) for who in range(people)}
    before = summarise(activity, COURSE, group, floor)
    more = {**group, "late": simulate_answers(activity, COURSE, rng)}
    after = renew(before, summarise(activity, COURSE, more, floor), count_changed(group, more), floor)
    assert after is before or not before.shows_figures


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(ACTIVITIES), st.integers(6, 25), st.integers(0, 9999), st.integers(1, 4))
def test_a_filter_that_leaves_out_fewer_than_k_shows_no_other_figure(
    activity: Activity, people: int, seed: int, fewer: int
) -> None:
    rng = Random(seed)
    group = {str(who): simulate_answers(activity, COURSE, rng) for who in range(people)}
    some = {who: group[who] for who in sorted(group)[fewer:]}
    whole = summarise(activity, COURSE, group, 5)
    part = renew(whole, summarise(activity, COURSE, some, 5), count_changed(group, some), 5)
    assert part is whole or not whole.shows_figures


@settings(max_examples=80, deadline=None)
@given(st.integers(5, 40), st.integers(0, 4), st.sampled_from([3, 5]))
def test_a_poll_in_which_nearly_all_agree_shows_nothing(people: int, others: int, floor: int) -> None:
    """Else whoever is in the room would know what each of the others said."""
    poll = PollActivity(
        kind="poll",
        id="a",
        prompt="?",
        options=(PollOption(id="yes", text="Yes"), PollOption(id="no", text="No")),
    )
    said = {str(who): {"answer": ("no" if who < others else "yes",)} for who in range(people)}
    shown = summarise(poll, COURSE, said, floor).shows_figures
    assert shown == (min(others, people - others) >= floor)
