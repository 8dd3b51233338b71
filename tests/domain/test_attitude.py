import pytest

from netlearn.domain.attitude import describe_mindset, list_answers
from netlearn.domain.scoring import MindsetScore, score_mindset
from tests.factories import make_instrument

MINDSET = make_instrument().mindset


@pytest.mark.parametrize(
    ("topics", "said"),
    [
        ({}, ""),
        (
            {"confidence": 50.0, "sincerity": 50.0},
            "As you see it, nothing speaks clearly for networking or against it.",
        ),
        ({"confidence": 75.0}, "As you see it, starting a conversation comes readily."),
        ({"sincerity": 0.0, "purpose": 50.0}, "As you see it, making contact feels insincere."),
        (
            {"confidence": 100.0, "permission": 75.0, "purpose": 62.5, "sincerity": 37.5},
            (
                "As you see it, starting a conversation comes readily, working time for it is granted and it "
                "lets you do more for others; yet making contact feels insincere."
            ),
        ),
        (
            {"confidence": 25.0, "permission": 0.0},
            "As you see it, starting a conversation comes hard and working time for it is not granted.",
        ),
    ],
)
def test_describe_mindset_says_what_speaks_for_it_and_against(topics: dict[str, float], said: str) -> None:
    assert describe_mindset(MindsetScore(None, topics)) == said


@pytest.mark.parametrize("value", range(MINDSET.scale.low, MINDSET.scale.high + 1))
def test_every_topic_of_the_instrument_has_words(value: int) -> None:
    score = score_mindset(MINDSET, {item.id: value for item in MINDSET.items})
    assert describe_mindset(score).startswith("As you see it, ")


def test_list_answers_gives_the_words_that_were_chosen_and_leaves_open_items_out() -> None:
    first, *others = MINDSET.items
    top = MINDSET.scale.points[-1]
    ratings = {first.id: top.value, others[0].id: None}
    assert list_answers(MINDSET, ratings) == ((first.text, top.label),)
