"""The two marks in authors' Markdown: `[@source]` cites, `[[term|words]]` points to the glossary."""

import re
from collections.abc import Iterable, Iterator

from netlearn.content.model import Callout, Course, Lesson, Question, QuestionBlock, TextBlock

CITATION = re.compile(r"\[@([^\]\s]*)\]")
_SENTENCE_END = re.compile(r"[.!?:][\"\u201d\u2019')]*\s+(?=[\"\u201c\u2018'(]?[A-Z0-9\u00c0-\u00de])")
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\*_[]`$:<>#~|!&"})
# Addresses become links even where their signs are escaped; a sign that nobody sees keeps them apart.
_ADDRESS = re.compile(r"(?i)(?<=www)(?=\.)|(?<=http)(?=:)|(?<=https)(?=:)|(?=@)")
_JOINER = "\u2060"
TERM = re.compile(r"\[\[([^\]|]*)(?:\|([^\]]*))?\]\]")


def write_out(text: str, course: Course) -> str:
    """Markdown with citations in words, and terms as the sentence wants them, in italics."""

    def name(match: re.Match[str]) -> str:
        return f"*{match[2] or course.terms[match[1]].term}*"

    return TERM.sub(name, CITATION.sub(lambda match: f"({course.sources[match[1]].short})", text))


def write_plainly(text: str, course: Course) -> str:
    """Prose on one line, for documents that know no Markdown."""
    return " ".join(write_out(text, course).replace("*", "").split())


def split_prompt(prompt: str) -> tuple[str, str]:
    """A prompt as its scene and its question: the last sentence that asks, and what follows it.

    A prompt of one sentence, or one that asks nothing after its first sentence, has no scene.
    """
    asked = prompt.rfind("?")
    ends = [match.end() for match in _SENTENCE_END.finditer(prompt, 0, asked if asked > 0 else len(prompt))]
    return (prompt[: ends[-1]].strip(), prompt[ends[-1] :].strip()) if ends else ("", prompt)


def write_literally(text: str) -> str:
    """Markdown that shows a text as it was typed; an address in it stays text and becomes no link."""
    return _ADDRESS.sub(_JOINER, text).translate(_SIGNS)


def find_terms(texts: Iterable[str]) -> tuple[str, ...]:
    """The ids of the terms marked in these texts, in order of first mention."""
    return tuple(dict.fromkeys(match[1] for text in texts for match in TERM.finditer(text)))


def find_cited(lesson: Lesson, course: Course) -> tuple[str, ...]:
    """The ids of the sources that a lesson and its questions stand on, in order of first mention."""
    found: list[str] = []
    for block in lesson.blocks:
        match block:
            case TextBlock() | Callout():
                found += CITATION.findall(block.body)
            case QuestionBlock():
                question = course.questions[block.question]
                found += question.sources
                found += [name for text in list_texts(question) for name in CITATION.findall(text)]
            case _:
                pass
    return tuple(dict.fromkeys(found))


def list_texts(question: Question) -> tuple[str, ...]:
    """Every text of a question that a learner may read."""
    hidden = {"id", "kind", "tags", "facts", "sources", "behaviour", "coach_prompt"}
    return tuple(_walk(question.model_dump(exclude=hidden)))


def _walk(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _walk(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _walk(inner)
