import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.domain.comparing import compare_scores
from netlearn.domain.gap_words import (
    list_networks,
    list_rows,
    list_sections,
    tell_furthest,
    tell_gap,
    tell_likeness,
    tell_whole,
)
from netlearn.domain.two_views import TwoViews, measure_filling
from tests.domain.pairs import INSTRUMENT, ITEMS, answer, compare


def standings(views: TwoViews) -> dict[str, str]:
    return {gap.id: gap.standing for gap in views.facets}


def test_both_sides_answer_two_items_a_facet_one_facet_after_the_other() -> None:
    assert len(ITEMS) == 24
    assert [item.id[:2] for item in ITEMS[:12]] == [facet.id for facet in INSTRUMENT.facets]


def test_every_place_that_two_answers_can_have() -> None:
    own = answer(3, O1=5, O2=1, O3=5, O4=2, P1=4)
    coach = answer(3, O1=5, O2=1, O3=2, O4=5, P1=None)
    found = standings(compare(own, coach))
    assert {name: found[name] for name in ("O1", "O2", "O3", "O4", "P1", "P2")} == {
        "O1": "strength",
        "O2": "priority",
        "O3": "self-higher",
        "O4": "coach-higher",
        "P1": "unseen",
        "P2": "alike",
    }


def test_one_step_of_the_scale_is_worth_talking_about_and_not_yet_clear() -> None:
    (gap,) = [one for one in compare(answer(4), answer(4, S1=3)).facets if one.id == "S1"]
    assert (gap.points, gap.standing, gap.clear) == (25.0, "self-higher", False)


def test_two_steps_are_clear_by_the_error_of_two_items() -> None:
    (gap,) = [one for one in compare(answer(2), answer(2, S1=4)).facets if one.id == "S1"]
    assert (gap.points, gap.standing, gap.clear) == (-50.0, "coach-higher", True)
    # r of two items from .70 of four is .54, so SEM = 20 * sqrt(.46) = 13.6 and 1.645 * 13.6 * sqrt(2) = 31.6
    assert round(1.645 * (gap.own.sem**2 + gap.coach.sem**2) ** 0.5, 1) == 31.6
    assert compare_scores(gap.coach, gap.own).points == -50.0


def test_one_item_not_seen_leaves_a_facet_open_and_the_items_tell_which() -> None:
    first = ITEMS[0].id
    views = compare(answer(4), {**answer(4), first: None})
    assert standings(views)["O1"] == "unseen"
    assert [(one.id, one.own, one.coach) for one in views.items if one.id == first] == [(first, 4, "unseen")]


def test_an_item_left_open_is_told_apart_from_one_not_seen() -> None:
    first, second = ITEMS[0].id, ITEMS[1].id
    views = compare({first: None, second: 2}, {second: None})
    said = {one.id: (one.own, one.coach) for one in views.items}
    assert (said[first], said[second]) == (("unseen", "open"), (2, "unseen"))


@pytest.mark.parametrize(
    ("seen", "unseen", "enough"),
    [(18, 0, True), (6, 12, True), (5, 19, False), (0, 24, False), (17, 0, False)],
)
def test_a_rating_needs_answers_and_some_values(seen: int, unseen: int, *, enough: bool) -> None:
    ids = [item.id for item in ITEMS]
    ratings = dict.fromkeys(ids[:seen], 3) | dict.fromkeys(ids[seen : seen + unseen])
    filling = measure_filling(ids, ratings | {"elsewhere": 3})
    assert (filling.answered, filling.rated, filling.enough) == (seen + unseen, seen, enough)
    assert (filling.needed, filling.rated_needed) == (18, 6)


def test_answers_to_other_items_and_beyond_the_scale_are_left_aside() -> None:
    views = compare({**answer(4), "nowhere": 3, ITEMS[0].id: 9}, answer(4))
    assert standings(views)["O1"] == "unseen"
    assert views.elevation == 0.0


@given(st.lists(st.integers(1, 5) | st.none(), min_size=48, max_size=48))
def test_swapping_the_sides_swaps_what_is_said(values: list[int | None]) -> None:
    own = {item.id: value for item, value in zip(ITEMS, values[:24], strict=True)}
    coach = {item.id: value for item, value in zip(ITEMS, values[24:], strict=True)}
    other = {"self-higher": "coach-higher", "coach-higher": "self-higher"}
    found, turned = standings(compare(own, coach)), standings(compare(coach, own))
    assert turned == {name: other.get(one, one) for name, one in found.items()}


def test_agreement_is_said_first() -> None:
    own = answer(3, O1=5, O2=1, O3=5, O4=2)
    coach = answer(3, O1=5, O2=1, O3=2, O4=5, P1=None)
    sections = list_sections(compare(own, coach))
    assert [title for title, _ in sections] == [
        "Shared strengths",
        "Shared priorities",
        "Seen about alike",
        "Worth talking about",
        "Too little rated by one of you",
    ]
    assert [gap.id for gap in sections[3][1]] == ["O3", "O4"]


def test_the_whole_in_words() -> None:
    views = compare(answer(5), answer(3, P1=None))
    assert tell_whole(views, "Ann", "Carl") == (
        "Ann and Carl see 0 of 12 facets about alike; 11 are worth talking about; 1 was too little rated by "
        "one of you. On the whole Ann's answers lie 50 points above Carl's. Such a distance is common: two "
        "people have watched different hours of the same work."
    )


def test_a_gap_in_words_calls_nobody_wrong() -> None:
    views = compare(answer(4, O1=5), answer(4, O1=3, O2=None))
    first, second = views.facets[:2]
    assert tell_gap(first, "Ann", "Carl") == (
        "Ann sees more of it than Carl does. Ann 100, Carl 50. The difference is clear."
    )
    assert tell_gap(second, "Ann", "Carl") == "Carl could not rate enough of it. Ann 75, Carl not rated."


def test_the_table_says_the_same() -> None:
    headers, rows = list_rows(compare(answer(4), answer(3, O1=None)), "Ann", "Carl")
    assert headers == ("Facet", "Ann", "Carl", "Apart", "Reads as")
    assert rows[0] == ("Role coverage (operational)", "75", "", "", "Too little rated by one of you")
    assert rows[1][1:] == ("75", "50", "+25", "Worth talking about")


def test_a_network_is_told_by_its_own_score() -> None:
    views = compare(answer(5, S1=4, S2=4, S3=4, S4=4), answer(5, S1=2, S2=2, S3=2, S4=2))
    assert [(gap.id, said) for gap, said in list_networks(views, "Ann", "Carl")] == [
        ("operational", "Both see it often. Ann 100, Carl 100."),
        ("personal", "Both see it often. Ann 100, Carl 100."),
        ("strategic", "Ann sees more of it than Carl does. Ann 75, Carl 25. The difference is clear."),
    ]


@pytest.mark.parametrize(
    ("own", "coach", "said"),
    [
        (
            answer(4, O1=5, P1=3),
            answer(3, O1=4, P1=2),
            (
                "The two views rise and fall at much the same facets (r = 1.00 over 12 facets). Both tell "
                "the facets apart about equally."
            ),
        ),
        (
            answer(3, O1=5, P1=1),
            answer(3, O1=2, P1=4),
            (
                "Where one of the two views rises, the other rather falls (r = -1.00 over 12 facets). Ann "
                "tells the facets further apart than Carl does."
            ),
        ),
        (
            answer(3, O1=4, O2=2),
            answer(3, P1=1, P2=5),
            (
                "The two views rise and fall at different facets (r = 0.00 over 12 facets). Carl tells the "
                "facets further apart than Ann does."
            ),
        ),
        (answer(3), answer(3, O1=5), "Carl tells the facets further apart than Ann does."),
        (answer(3, O1=5), answer(3), ""),
        (answer(3, O1=5), answer(4, O1=3, O2=None, O3=None, O4=None, P1=None, P2=None), ""),
    ],
)
def test_what_is_left_of_two_profiles_beside_their_height(
    own: dict[str, int | None], coach: dict[str, int | None], said: str
) -> None:
    assert tell_likeness(compare(own, coach), "Ann", "Carl") == said


def test_the_furthest_apart_are_named_and_nothing_is_where_nothing_is() -> None:
    assert tell_furthest(compare(answer(4), answer(4, O2=1)), "Ann", "Carl") == (
        "A row for each facet. The two views lie furthest apart on Trust and affinity: Ann 75, Carl 0."
    )
    assert tell_furthest(compare(answer(4), answer(4)), "Ann", "Carl") == (
        "A row for each facet. Nowhere do the two views lie a whole step of the answer scale apart."
    )
