"""No other project's reader of Moodle XML fits, so these tests follow Moodle's importer by hand.

The element names and rules are those of `question/format/xml/format.php` and, for `ordering`, of
`question/type/ordering/questiontype.php`; the marks are those of `question_bank::fraction_options_full`.
"""

from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest

from netlearn.content.load import load_course
from netlearn.content.model import Course
from netlearn.export.left_out import WHOLE
from netlearn.export.moodle_xml import write_moodle
from netlearn.settings import ROOT
from tests.export import questions as sample

PARTS = [0.9, 0.8333333, 0.8, 0.75, 0.7, 0.6666667, 0.6, 0.5, 0.4, 0.3333333, 0.3, 0.25, 0.2]
PARTS += [0.1666667, 0.1428571, 0.125, 0.1111111, 0.1, 0.05]
FRACTIONS = [0.0, 1.0, -1.0, *PARTS, *(-part for part in PARTS)]


def read_quiz(course: Course) -> dict[str, Element]:
    """Every question by its name; the category by the name `category`."""
    root = fromstring(write_moodle(course).content)  # noqa: S314 -- we wrote it
    assert root.tag == "quiz"
    return {read_text(one, "name") or one.get("type", ""): one for one in root.findall("question")}


def read_text(element: Element, path: str) -> str:
    """What `getpath(..., 'text')` and `trim` give."""
    return (element.findtext(f"{path}/text") or "").strip()


def read_answers(question: Element) -> list[tuple[str, str, str]]:
    """Fraction, text and feedback of each answer."""
    return [
        (one.get("fraction", ""), (one.findtext("text") or "").strip(), read_text(one, "feedback"))
        for one in question.findall("answer")
    ]


def read_values(question: Element, *names: str) -> list[str | None]:
    return [question.findtext(name) for name in names]


def refuse(question: Element) -> list[str]:
    """Why Moodle would refuse a question or lose a part of it."""
    kind, faults = question.get("type"), []
    if not read_text(question, "name") or not read_text(question, "questiontext"):
        faults.append("no name or text")
    fractions = [float(answer.get("fraction", "nan")) / 100 for answer in question.findall("answer")]
    marked = kind in {"multichoice", "truefalse", "shortanswer", "numerical"}
    if marked and not all(any(abs(one - known) < 0.00001 for known in FRACTIONS) for one in fractions):
        faults.append("a fraction that Moodle does not know")
    if marked and question.findtext("single") != "false" and 1.0 not in fractions:
        faults.append("no answer is right")
    if question.findtext("single") == "false" and abs(sum(max(one, 0) for one in fractions) - 1) > 0.001:
        faults.append("the right answers are not the whole mark")
    formats = {
        one.get("format")
        for tag in ("questiontext", "generalfeedback", "feedback", "hint")
        for one in question.iter(tag)
    }
    if formats != {"html"}:
        faults.append(f"texts in {formats}")
    return faults


@pytest.fixture(scope="module")
def quiz() -> dict[str, Element]:
    return read_quiz(sample.make_course())


def test_moodle_kinds_are_those_of_its_question_bank(quiz: dict[str, Element]) -> None:
    assert {name: one.get("type") for name, one in quiz.items()} == {
        "category": "category",
        "q-single": "multichoice",
        "q-multi": "multichoice",
        "q-tf": "truefalse",
        "q-holds": "multichoice",
        "q-match": "matching",
        "q-order": "ordering",
        "q-sort": "matching",
        "q-word": "shortanswer",
        "q-number": "numerical",
        "q-open": "essay",
        "q-scale": "multichoice",
    }


def test_moodle_a_quiz_becomes_a_category(quiz: dict[str, Element]) -> None:
    assert read_text(quiz["category"], "category") == "$course$/top/Course 1//2/Quiz"


def test_moodle_single_keeps_texts_feedback_hints_and_tags(quiz: dict[str, Element]) -> None:
    question = quiz["q-single"]
    plain = "Is {a=b} ~ #1: 50% \\ &amp; \"so\" &lt;x&gt; -&gt; 'y'?"

    assert read_text(question, "questiontext") == (
        f"<p>{plain}</p><p>See the ties and Tie (Burt 1992):</p>"
        "<ul><li><em>one</em></li><li><strong>two</strong></li></ul>"
    )
    assert read_values(question, "single", "shuffleanswers", "idnumber") == ["true", "true", "q-single"]
    assert read_answers(question) == [
        ("100", plain, f"<p>{plain}</p>"),
        ("0", "%5% of them", "<p>[plain] no</p>"),
        ("0", "// neither", "<p>No.</p>"),
    ]
    assert [one.findtext("text") for one in question.findall("hint")] == ["<p>Look again.</p>"]
    assert [one.findtext("text") for one in question.findall("tags/tag")] == [
        "ties",
        "fact-reach",
        "situation",
    ]


def test_moodle_multi_weighs_right_against_wrong(quiz: dict[str, Element]) -> None:
    assert read_values(quiz["q-multi"], "single", "shuffleanswers") == ["false", "false"]
    assert [fraction for fraction, _, _ in read_answers(quiz["q-multi"])] == [
        "50",
        "50",
        "-33.33333",
        "-33.33333",
        "-33.33333",
    ]


def test_moodle_true_false_names_its_answers_as_moodle_does(quiz: dict[str, Element]) -> None:
    assert [answer[:2] for answer in read_answers(quiz["q-tf"])] == [("100", "true"), ("0", "false")]


@pytest.mark.parametrize(
    ("name", "pairs"),
    [
        (
            "q-match",
            [
                ("A broker -&gt; here", "links groups -> there"),
                ("A mentor", "gives counsel"),
                ("A sponsor", "opens doors"),
                ("", "keeps the books"),
            ],
        ),
        ("q-sort", [("A colleague", "Inside"), ("A customer", "Outside"), ("A supplier", "Outside")]),
    ],
)
def test_moodle_pieces_become_pairs(
    quiz: dict[str, Element], name: str, pairs: list[tuple[str, str]]
) -> None:
    lines = quiz[name].findall("subquestion")

    assert [((one.findtext("text") or ""), read_text(one, "answer")) for one in lines] == pairs


def test_moodle_order_is_marked_by_its_pairs(quiz: dict[str, Element]) -> None:
    names = ("layouttype", "selecttype", "selectcount", "gradingtype", "showgrading")

    assert read_values(quiz["q-order"], *names) == [
        "VERTICAL",
        "ALL",
        "3",
        "RELATIVE_ALL_PREVIOUS_AND_NEXT",
        "SHOW",
    ]
    assert read_answers(quiz["q-order"]) == [
        ("1", "Think", "<p>First.</p>"),
        ("2", "Write", "<p>Then.</p>"),
        ("3", "Meet", "<p>At last.</p>"),
    ]


def test_moodle_word_foresees_right_wrong_and_anything_else(quiz: dict[str, Element]) -> None:
    assert quiz["q-word"].findtext("usecase") == "0"
    assert read_answers(quiz["q-word"]) == [
        ("100", "bridge", "<p>Yes.</p>"),
        ("100", "local bridge\\*", "<p>Yes.</p>"),
        ("0", "hole", "<p>That is what it spans.</p>"),
        ("0", "*", "<p>Think of a river.</p>"),
    ]


def test_moodle_number_keeps_its_tolerance(quiz: dict[str, Element]) -> None:
    tolerances = [one.findtext("tolerance") for one in quiz["q-number"].findall("answer")]

    assert [answer[1] for answer in read_answers(quiz["q-number"])] == ["2.5", "-150", "*"]
    assert tolerances == ["0.00001", "10", "0"]


def test_moodle_open_shows_the_coach_prompt_to_graders_only(quiz: dict[str, Element]) -> None:
    question = quiz["q-open"]

    assert read_text(question, "graderinfo") == "<p>Ask for the day.</p>"
    assert read_text(question, "generalfeedback").startswith("<p><strong>A model answer</strong></p>")
    assert read_values(question, "responseformat", "responserequired") == ["editor", "1"]


def test_moodle_scale_calls_no_point_wrong(quiz: dict[str, Element]) -> None:
    assert read_answers(quiz["q-scale"]) == [
        ("100", "Bad", "<p>Bad!</p>"),
        ("100", "Fair", "<p>Fair!</p>"),
        ("100", "Good", "<p>Good!</p>"),
    ]


def test_moodle_refuses_nothing(quiz: dict[str, Element]) -> None:
    faults: dict[str, Any] = {name: refuse(one) for name, one in quiz.items() if name != "category"}

    assert {name: found for name, found in faults.items() if found} == {}


def test_moodle_lists_what_it_cannot_carry() -> None:
    assert [(one.question_id, one.what) for one in write_moodle(sample.make_course()).left_out] == [
        ("q-multi", "its behaviour: attempts, confidence"),
        ("q-multi", "our marks for a partly right choice"),
        ("q-order", "our marks for a partly right order"),
        ("q-word", "the comparison that forgives accents, punctuation and a leading article"),
        ("q-open", "its hints"),
        ("q-scenario", f"{WHOLE}: Moodle's question bank has no branching scenario"),
    ]


def test_moodle_any_character_survives() -> None:
    hard = sample.make_hard_questions(100)

    read = read_quiz(sample.make_course(hard))

    assert [[text for _, text, _ in read_answers(read[one.id])] for one in hard] == [
        [_escape(option.text) for option in one.options] for one in hard
    ]


def test_moodle_of_the_real_course_carries_or_lists_every_question() -> None:
    course, _ = load_course(ROOT / "content" / "en")
    assert course is not None

    read = read_quiz(course)

    left = {one.question_id for one in write_moodle(course).left_out if one.what.startswith(WHOLE)}
    assert sorted((read.keys() - {"category"}) | left) == sorted(course.questions)
    assert {name: refuse(one) for name, one in read.items() if name != "category" and refuse(one)} == {}


def test_moodle_same_course_gives_same_bytes() -> None:
    assert write_moodle(sample.make_course()) == write_moodle(sample.make_course())


def _escape(text: str) -> str:
    return " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
