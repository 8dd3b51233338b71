from html import unescape
from typing import Any

import pytest

from netlearn.content.load import load_course
from netlearn.export.gift import write_gift
from netlearn.export.left_out import WHOLE
from netlearn.settings import ROOT
from tests.export import questions as sample
from tests.export.gift_parser import parse_gift

pytestmark = pytest.mark.npm  # the parser that judges comes from npm


@pytest.fixture(scope="module")
def parsed() -> dict[str, Any]:
    """The course of every kind, as read by the parser: question id to question."""
    return {one.get("id", one["title"]): one for one in parse_gift(write_gift(sample.make_course()).content)}


def read_choices(question: dict[str, Any]) -> list[tuple[str, bool, float | None, str]]:
    return [
        (unescape(one["text"]["text"]), one["isCorrect"], one["weight"], unescape(one["feedback"]["text"]))
        for one in question["choices"]
    ]


def test_gift_a_quiz_becomes_a_category(parsed: dict[str, Any]) -> None:
    assert [one["title"] for one in parsed.values() if one["type"] == "Category"] == ["Course 1//2/Quiz"]


def test_gift_prompt_keeps_its_id_tags_and_texts(parsed: dict[str, Any]) -> None:
    single = parsed["q-single"]

    assert (single["id"], single["title"], single["type"]) == ("q-single", "q-single", "MC")
    assert single["tags"] == ["ties", "fact-reach", "situation"]
    assert single["stem"] == {
        "format": "html",
        "text": "<p>Is {a=b} ~ #1: 50% \\ &amp; \"so\" &lt;x&gt; -&gt; 'y'?</p>"
        "<p>See the ties and Tie (Burt 1992):</p><ul><li><em>one</em></li><li><strong>two</strong></li></ul>",
    }
    assert unescape(single["globalFeedback"]["text"]) == (
        f"<p>{sample.NASTY}</p><p>Burt, R. S. (1992). Structural holes & more. Harvard University Press.</p>"
    )


def test_gift_single_gives_every_option_its_feedback(parsed: dict[str, Any]) -> None:
    assert read_choices(parsed["q-single"]) == [
        (sample.NASTY, True, None, sample.NASTY),
        ("%5% of them", False, None, "[plain] no"),
        ("// neither", False, None, "No."),
    ]


def test_gift_multi_weighs_right_against_wrong(parsed: dict[str, Any]) -> None:
    assert [(text, right, weight) for text, right, weight, _ in read_choices(parsed["q-multi"])] == [
        ("Option A", False, 50),
        ("Option B", False, 50),
        ("Option C", False, -33.33333),
        ("Option D", False, -33.33333),
        ("Option E", False, -33.33333),
    ]


def test_gift_true_false_tells_the_wrong_before_the_right(parsed: dict[str, Any]) -> None:
    question = parsed["q-tf"]

    assert (question["type"], question["isTrue"]) == ("TF", True)
    assert question["trueFeedback"]["text"] == "They do not keep by themselves."
    assert question["falseFeedback"]["text"] == "They do: within months."


def test_gift_true_false_in_other_words_becomes_a_choice(parsed: dict[str, Any]) -> None:
    assert read_choices(parsed["q-holds"]) == [
        ("It does not hold", False, None, "It does."),
        ("It holds", True, None, "Yes."),
    ]


@pytest.mark.parametrize(
    ("name", "pairs"),
    [
        (
            "q-match",
            [
                ("A broker -> here", "links groups → there"),
                ("A mentor", "gives counsel"),
                ("A sponsor", "opens doors"),
                ("", "keeps the books"),
            ],
        ),
        ("q-sort", [("A colleague", "Inside"), ("A customer", "Outside"), ("A supplier", "Outside")]),
        ("q-order", [("Think", "1."), ("Write", "2."), ("Meet", "3.")]),
    ],
)
def test_gift_pieces_become_pairs(parsed: dict[str, Any], name: str, pairs: list[tuple[str, str]]) -> None:
    assert parsed[name]["type"] == "Matching"
    assert [
        (unescape(one["subquestion"]["text"]), one["subanswer"]) for one in parsed[name]["matchPairs"]
    ] == pairs


def test_gift_pieces_are_explained_together(parsed: dict[str, Any]) -> None:
    assert parsed["q-sort"]["globalFeedback"]["text"] == (
        "<p>So it is.</p><ul><li><strong>A colleague → Inside</strong>: Down the hall.</li>"
        "<li><strong>A customer → Outside</strong>: Across town.</li>"
        "<li><strong>A supplier → Outside</strong>: Abroad.</li></ul>"
    )


def test_gift_word_foresees_right_wrong_and_anything_else(parsed: dict[str, Any]) -> None:
    assert parsed["q-word"]["type"] == "Short"
    assert [(text, weight, feedback) for text, _, weight, feedback in read_choices(parsed["q-word"])] == [
        ("bridge", 100, "Yes."),
        ("local bridge\\*", 100, "Yes."),
        ("hole", 0, "That is what it spans."),
        ("*", 0, "Think of a river."),
    ]


def test_gift_number_keeps_its_tolerance(parsed: dict[str, Any]) -> None:
    question = parsed["q-number"]
    foreseen, wrong, other = question["choices"]

    assert question["type"] == "Numerical"
    assert question["stem"]["text"] == "<p>How many?</p><p>(people)</p>"
    assert (foreseen["weight"], foreseen["text"]) == (100, {"type": "range", "number": 2.5, "range": 0.00001})
    assert (wrong["weight"], wrong["text"]) == (0, {"type": "range", "number": -150, "range": 10})
    assert (other["isCorrect"], other["feedback"]["text"]) == (False, "Fewer than you think.")


def test_gift_open_shows_a_model_answer_afterwards(parsed: dict[str, Any]) -> None:
    assert parsed["q-open"]["type"] == "Essay"
    assert parsed["q-open"]["globalFeedback"]["text"] == (
        "<p><strong>A model answer</strong></p><p>My old colleague, on Friday.</p><p>So it is.</p>"
        "<ul><li><strong>A name</strong>: No name, no call.</li>"
        "<li><strong>A day</strong>: It will happen.</li></ul>"
    )


def test_gift_lists_what_it_cannot_carry() -> None:
    assert [(one.question_id, one.what) for one in write_gift(sample.make_course()).left_out] == [
        ("q-single", "its hints"),
        ("q-multi", "its wish about shuffling"),
        ("q-multi", "its behaviour: attempts, confidence"),
        ("q-multi", "our marks for a partly right choice"),
        ("q-order", "our marks for a partly right order"),
        ("q-order", "moving the steps: each is matched with its place instead"),
        ("q-word", "the comparison that forgives accents, punctuation and a leading article"),
        ("q-open", "its hints"),
        ("q-open", "the prompt for a coach"),
        ("q-scale", f"{WHOLE}: GIFT has no such kind"),
        ("q-scenario", f"{WHOLE}: GIFT has no such kind"),
    ]


def test_gift_any_character_survives() -> None:
    hard = sample.make_hard_questions(300)

    parsed = [one for one in parse_gift(write_gift(sample.make_course(hard)).content) if one["type"] == "MC"]

    assert [[one["stem"]["text"], *(text for text, *_ in read_choices(one))] for one in parsed] == [
        [f"<p>{_escape(one.prompt)}</p>", *(" ".join(option.text.split()) for option in one.options)]
        for one in hard
    ]


def test_gift_of_the_real_course_carries_or_lists_every_question() -> None:
    course, _ = load_course(ROOT / "content" / "en")
    assert course is not None

    exported = write_gift(course)

    carried = [one["id"] for one in parse_gift(exported.content) if one["type"] != "Category"]
    left = [one.question_id for one in exported.left_out if one.what.startswith(WHOLE)]
    assert sorted([*carried, *left]) == sorted(course.questions)


def test_gift_same_course_gives_same_bytes() -> None:
    assert write_gift(sample.make_course()) == write_gift(sample.make_course())


def _escape(text: str) -> str:
    return " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_gift_without_a_right_option_is_refused_by_the_parser() -> None:
    with pytest.raises(ValueError, match="SyntaxError"):
        parse_gift(b"::q::Broken {=}")
