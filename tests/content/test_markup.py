"""The two marks in authors' Markdown."""

import pytest

from netlearn.content.library import Library
from netlearn.content.markup import find_cited, find_terms, list_texts, write_literally, write_out
from netlearn.content.model import Callout, Lesson, QuestionBlock, TextBlock
from netlearn.settings import ROOT
from tests.content.packs import load_small_course
from tests.sample_questions import make_every_kind, make_single

COURSE = load_small_course()
LESSON = COURSE.lessons["first-door"]


def lesson_of(*bodies: str, question: str = "") -> Lesson:
    """The small course's lesson with other words in it."""
    texts = [TextBlock(id=f"text-{place}", kind="text", body=body) for place, body in enumerate(bodies)]
    asked = [QuestionBlock(id="ask", kind="question", question=question)] if question else []
    return LESSON.model_copy(update={"blocks": (*texts, *asked)})


def test_write_out_names_source_and_term() -> None:
    text = "Call a [[supplier]], or two [[supplier|suppliers]] [@smith-2001]."
    assert write_out(text, COURSE) == "Call a *supplier*, or two *suppliers* (Smith 2001)."


def test_write_out_leaves_other_markdown_alone() -> None:
    text = "[link](https://example.org) *a* @smith-2001 [x] [ ] [[ ]"
    assert write_out(text, COURSE) == text


def test_write_out_a_term_without_words_of_its_own_keeps_its_name() -> None:
    assert write_out("[[supplier|]]", COURSE) == "*supplier*"


def test_find_terms_each_once_in_order_of_mention() -> None:
    assert find_terms(["[[b]] [[a|the as]] [[b|bs]]", "no term", "[[c]] [[a]]"]) == ("b", "a", "c")


def test_find_terms_without_marks_is_empty() -> None:
    assert find_terms(["[b] [@c] [[d"]) == ()


def test_find_cited_reads_prose_and_questions_in_order() -> None:
    assert find_cited(
        lesson_of("As [@b-2] says, and [@a-1].", "Again [@b-2].", question="who-to-call"), COURSE
    ) == (
        "b-2",
        "a-1",
        "smith-2001",
    )


def test_find_cited_reads_callouts() -> None:
    callout = Callout(id="c", kind="callout", tone="evidence", title="Shown", body="By [@c-3].")
    assert find_cited(LESSON.model_copy(update={"blocks": (callout,)}), COURSE) == ("c-3",)


def test_find_cited_of_a_lesson_without_sources_is_empty() -> None:
    assert find_cited(lesson_of("Words.", question="both-hold"), COURSE) == ()


def test_list_texts_has_everything_that_is_read_and_nothing_else() -> None:
    question = make_single().model_copy(
        update={
            "tags": ("tag",),
            "facts": ("fact",),
            "sources": ("source",),
            "coach_prompt": "For the coach.",
            "hints": ("A hint.",),
        }
    )
    texts = list_texts(question)
    assert {"Which?", "So it is.", "Option 0", "Option 1", "Option 2", "Because.", "A hint."} <= set(texts)
    assert not {"tag", "fact", "source", "For the coach.", "single", "q-single"} & set(texts)


def test_list_texts_holds_the_prompt_of_every_kind() -> None:
    questions = make_every_kind()
    assert [question.prompt in list_texts(question) for question in questions] == [True] * len(questions)


def test_no_text_of_the_course_keeps_a_mark_once_written_out() -> None:
    course = Library(ROOT / "content" / "en").course
    bodies = [
        block.body
        for lesson in course.lessons.values()
        for block in lesson.blocks
        if isinstance(block, TextBlock | Callout)
    ]
    asked = [text for question in course.questions.values() for text in list_texts(question)]
    told = [text for term in course.terms.values() for text in (term.definition, term.example)]
    written = [write_out(text, course) for text in (*bodies, *asked, *told)]
    assert [text for text in written if "[@" in text or "[[" in text] == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("*a* <b> [c](d)", "\\*a\\* \\<b\\> \\[c\\](d)"),
        ("www.example.org", "www\u2060.example.org"),
        ("https://example.org", "https\u2060\\://example.org"),
        ("a@example.org", "a\u2060@example.org"),
        ("A plain name: Ann", "A plain name\\: Ann"),
    ],
)
def test_what_somebody_typed_stays_text(typed: str, shown: str) -> None:
    assert write_literally(typed) == shown
