"""The items are read and marked by pyslet; what it does not look at is checked here against the standard.

IMS publishes the schema of QTI 2.1 but no package that we can install holds it, so the order of an item's
parts and what they refer to are checked by hand.
"""

from io import BytesIO
from itertools import chain, combinations
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import pytest

from netlearn.content.load import load_course
from netlearn.content.model import Categorise, Match, Pair, Question, Single, TrueFalse
from netlearn.domain.grading import grade
from netlearn.export.left_out import WHOLE
from netlearn.export.qti import write_qti
from netlearn.export.qti_item import write_item
from netlearn.settings import ROOT
from tests.export import questions as sample
from tests.export.qti_player import Response, play, read_item, read_package

QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
ITEMS = [question for question in sample.ALL if question is not sample.SCENARIO]
PARTS = ["responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"]


def write(question: Question) -> bytes:
    return write_item(question, sample.make_course()).encode()


def read_xml(content: bytes) -> Element:
    return fromstring(content)  # noqa: S314 -- we wrote it


def read_files(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def find_faults(item: Element) -> list[str]:
    """What the specification forbids: parts out of order, and references to nothing."""
    faults = []
    tags = [child.tag.removeprefix(QTI) for child in item]
    if tags != sorted(tags, key=PARTS.index):
        faults.append(f"parts in the order {tags}")
    kinds = ("simpleChoice", "simpleAssociableChoice")
    choices = [one.get("identifier") for kind in kinds for one in item.iter(QTI + kind)]
    if len(set(choices)) < len(choices):
        faults.append("two choices have the same identifier")
    declaration = item.find(f"{QTI}responseDeclaration")
    assert declaration is not None
    named = [value.text or "" for value in declaration.iter(f"{QTI}value")]
    named += [entry.get("mapKey", "") for entry in declaration.iter(f"{QTI}mapEntry")]
    by_name = declaration.get("baseType") in {"identifier", "directedPair"}
    if by_name and not set(" ".join(named).split()) <= {*choices}:
        faults.append("a right or mapped value is no choice")
    declared = {one.get("identifier") for one in item.findall(f"{QTI}outcomeDeclaration")}
    if not {one.get("outcomeIdentifier") for one in item.findall(f"{QTI}modalFeedback")} <= declared:
        faults.append("feedback depends on an outcome that is not declared")
    if {one.get("responseIdentifier") for one in item.iter()} - {None} != {"RESPONSE"}:
        faults.append("the interaction has another response")
    return faults


@pytest.mark.parametrize("question", ITEMS, ids=lambda question: question.id)
def test_qti_item_is_read_without_objection(question: Question) -> None:
    content = write(question)

    assert read_item(content).identifier == f"q-{question.id}"
    assert find_faults(read_xml(content)) == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (b' maxChoices="1"', b' maxChoices="one"'),
        (b' maxChoices="1"', b' mostChoices="1"'),
        (b"simpleChoice", b"singleChoice"),
        (b"<itemBody>", b"<itemBody>loose words"),
    ],
)
def test_qti_broken_item_is_objected_to(good: bytes, bad: bytes) -> None:
    with pytest.raises(ValueError, match=r"[Cc]hoice|Unexpected data"):
        read_item(write(sample.HOLDS).replace(good, bad))


@pytest.mark.parametrize(
    "question", [sample.SINGLE, sample.TRUE_FALSE, sample.HOLDS], ids=lambda question: question.id
)
def test_qti_choice_is_marked_and_answered_as_here(question: Single | TrueFalse) -> None:
    item = read_item(write(question))

    for option in question.options:
        played = play(item, f"o-{option.id}")
        assert played.score == grade(question, (option.id,)).credit
        assert len(played.shown) == 2


def test_qti_choice_shows_the_feedback_of_what_was_chosen() -> None:
    assert play(read_item(write(sample.HOLDS)), "o-n").shown == ("It does.", "So it is.")


def test_qti_several_choices_are_marked_as_here() -> None:
    item, question = read_item(write(sample.MULTI)), sample.MULTI
    names = [option.id for option in question.options]

    for chosen in chain.from_iterable(combinations(names, size) for size in range(1, len(names) + 1)):
        score = play(item, [f"o-{name}" for name in chosen]).score
        assert score == pytest.approx(grade(question, chosen).credit)
    assert play(item, None).score == 0


@pytest.mark.parametrize("question", [sample.MATCH, sample.SORT], ids=lambda question: question.id)
def test_qti_pieces_are_marked_as_here(question: Match | Categorise) -> None:
    item = read_item(write(question))
    homes = {one.id: one.match_id if isinstance(one, Pair) else one.category for one in question.options}
    first, *others = homes.values()

    for places in ([first, *others], [*others, first], [others[0], first, *others[1:]]):
        placed = dict(zip(homes, places, strict=True))
        answer = tuple(f"{piece}={place}" for piece, place in placed.items())
        response = [f"o-{piece} p-{place}" for piece, place in placed.items()]
        assert play(item, response).score == pytest.approx(grade(question, answer).credit)


def test_qti_match_offers_the_decoys_too() -> None:
    _, partners = read_xml(write(sample.MATCH)).iter(f"{QTI}simpleMatchSet")

    assert [one.text for one in partners] == [
        "links groups -> there",
        "gives counsel",
        "opens doors",
        "keeps the books",
    ]


def test_qti_order_earns_all_or_nothing() -> None:
    item = read_item(write(sample.ORDER))

    assert play(item, ["o-z", "o-y", "o-x"]).score == 1
    assert play(item, ["o-y", "o-z", "o-x"]).score == 0


@pytest.mark.parametrize(
    ("question", "response", "typed"),
    [
        (sample.WORD, "Bridge", "Bridge"),
        (sample.WORD, "local bridge*", "local bridge*"),
        (sample.WORD, "hole", "hole"),
        (sample.WORD, "ferry", "ferry"),
        (sample.NUMBER, 2.5, "2.5"),
        (sample.NUMBER, 2.500009, "2.500009"),
        (sample.NUMBER, 2.6, "2.6"),
        (sample.NUMBER, -145.0, "-145"),
    ],
)
def test_qti_typed_answer_is_marked_as_here(question: Question, response: Response, typed: str) -> None:
    assert play(read_item(write(question)), response).score == grade(question, (typed,)).credit


def test_qti_typed_answer_gets_the_feedback_foreseen_for_it() -> None:
    item = read_item(write(sample.NUMBER))

    assert [play(item, number).shown[0] for number in (2.5, -145.0, 7.0)] == [
        "Yes.",
        "That is the tribe.",
        "Fewer than you think.",
    ]


def test_qti_open_and_scale_earn_nothing_and_tell_everything() -> None:
    answered, placed = (
        play(read_item(write(sample.OPEN)), "Ana"),
        play(read_item(write(sample.SCALE)), "o-fair"),
    )

    assert (answered.score, placed.score) == (0, 0)
    assert answered.shown == (
        "A model answerMy old colleague, on Friday.So it is.A name: No name, no call.A day: It will happen.",
    )
    assert placed.shown == ("Fair!", "So it is.")


def test_qti_coach_prompt_is_for_tutors_only() -> None:
    (rubric,) = read_xml(write(sample.OPEN)).iter(f"{QTI}rubricBlock")

    assert (rubric.get("view"), "".join(rubric.itertext())) == ("tutor", "Ask for the day.")


def test_qti_scenario_has_no_item() -> None:
    with pytest.raises(ValueError, match="q-scenario is a scenario"):
        write_item(sample.SCENARIO, sample.make_course())


def test_qti_package_lists_every_file_it_holds(tmp_path: Path) -> None:
    exported = write_qti(sample.make_course())
    (tmp_path / "course.zip").write_bytes(exported.content)

    resources = read_package(tmp_path / "course.zip")

    assert resources == {f"q-{one.id}": [f"quiz/{one.id}.xml"] for one in ITEMS}
    assert list(read_files(exported.content)) == ["imsmanifest.xml", *(f"quiz/{one.id}.xml" for one in ITEMS)]


def test_qti_manifest_keeps_the_labels() -> None:
    manifest = read_xml(read_files(write_qti(sample.make_course()).content)["imsmanifest.xml"])
    resource = next(one for one in manifest.iter() if one.get("identifier") == "q-q-single")

    assert [one.text for one in resource.iter("{http://ltsc.ieee.org/xsd/LOM}string")] == [
        "Quiz",
        "ties",
        "fact-reach",
        "situation",
    ]


def test_qti_lists_what_it_cannot_carry() -> None:
    assert [(one.question_id, one.what) for one in write_qti(sample.make_course()).left_out] == [
        ("q-single", "its hints"),
        ("q-multi", "its behaviour: attempts, confidence"),
        ("q-order", "our marks for a partly right order"),
        ("q-word", "the comparison that forgives accents, punctuation and a leading article"),
        ("q-open", "its hints"),
        ("q-scenario", f"{WHOLE}: a QTI item has no branching scenario"),
    ]


def test_qti_any_character_survives() -> None:
    for question in sample.make_hard_questions(50):
        content = write(question)
        read_item(content)
        assert [one.text for one in read_xml(content).iter(f"{QTI}simpleChoice")] == [
            " ".join(option.text.split()) for option in question.options
        ]


def test_qti_of_the_real_course_carries_or_lists_every_question() -> None:
    course, _ = load_course(ROOT / "content" / "en")
    assert course is not None

    exported = write_qti(course)

    _, *items = read_files(exported.content).values()
    carried = [read_item(one).identifier.removeprefix("q-") for one in items]
    left = [one.question_id for one in exported.left_out if one.what.startswith(WHOLE)]
    assert sorted([*carried, *left]) == sorted(course.questions)
    assert [fault for one in items for fault in find_faults(read_xml(one))] == []


def test_qti_same_course_gives_same_bytes() -> None:
    assert write_qti(sample.make_course()) == write_qti(sample.make_course())
