import pytest

from netlearn.content.model import Question
from netlearn.domain.picks import list_picks, read_picks
from tests.sample_questions import (
    make_blank,
    make_categorise,
    make_every_kind,
    make_match,
    make_multi,
    make_number,
    make_open,
    make_order,
    make_rating,
    make_scenario,
    make_single,
    samples,
)


@pytest.mark.parametrize("question", make_every_kind(), ids=lambda question: question.id)
def test_every_sample_answer_picks_something_the_question_lists(question: Question) -> None:
    right, wrong, _ = samples(question)

    assert read_picks(question, right) <= set(list_picks(question))
    assert read_picks(question, wrong) <= set(list_picks(question))
    assert len(read_picks(question, right)) > 0


@pytest.mark.parametrize(
    ("question", "chosen", "picks"),
    [
        (make_single(), ("a",), {"a"}),
        (make_multi(), ("a", "c"), {"a", "c"}),
        (make_rating(), ("e",), {"e"}),
        (make_open(), ("a", "b"), {"b"}),
        (make_categorise(), ("a=near", "b=far", "c=far"), {"a", "c"}),
        (make_order(), ("a", "c", "b", "d"), {"a", "d"}),
        (make_scenario(), ("kind", "ask"), {"helped"}),
        (make_scenario(), ("kind",), set()),
        (make_scenario(), ("no-such-choice",), set()),
        (make_number(), ("many",), set()),
        (make_blank(), (), {"otherwise"}),
        (make_blank(), ("a tie",), {"otherwise"}),
        (make_single(), ("gone",), set()),
    ],
)
def test_answer_picks(question: Question, chosen: tuple[str, ...], picks: set[str]) -> None:
    assert read_picks(question, chosen) == picks


def test_foreseen_answer_and_well_matched_piece_are_picked() -> None:
    blank, match = make_blank(), make_match()
    homes = [f"{pair.id}={pair.match_id}" for pair in match.options]

    assert read_picks(blank, ("A loose tie!",)) == {blank.options[0].id}
    assert read_picks(match, (homes[0], f"b={match.options[0].match_id}", homes[2])) == {"a", "c"}
    assert list_picks(blank) == (*(form.id for form in blank.options), "otherwise")
