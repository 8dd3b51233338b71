"""What a question tells once it is answered, and the labels it is found by: the same for every format."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import assert_never

from netlearn.content.model import (
    Blank,
    Categorise,
    Course,
    Match,
    Multi,
    Open,
    Option,
    Order,
    Question,
    Rating,
    Scenario,
    Single,
    TrueFalse,
)
from netlearn.export.prose import to_html, to_inline, to_plain


def tell(question: Question, course: Course) -> str:
    """Everything that is told after an answer whatever it was, as HTML.

    That is the model answer, the explanation, where each piece belongs and why, and the sources. Feedback
    on an option or on a typed answer is not among it: the formats have a place of their own for that.
    """
    parts = [to_html(question.explanation, course)]
    match question:
        case Open():
            parts.insert(0, f"<p><strong>A model answer</strong></p>{to_html(question.model_answer, course)}")
            parts.append(_list("ul", ((check.text, check.feedback) for check in question.options), course))
        case Match() | Categorise():
            belong = (f"{piece} → {place}" for piece, place in pair_up(question) if piece)
            reasons = (piece.feedback for piece in question.options)
            parts.append(_list("ul", zip(belong, reasons, strict=True), course))
        case Order():
            parts.append(_list("ol", ((step.text, step.feedback) for step in question.options), course))
        case Single() | Multi() | TrueFalse() | Blank() | Rating() | Scenario():
            pass
        case _:
            assert_never(question)
    return "".join((*parts, *_name_sources(question, course)))


def ask(question: Question, course: Course) -> str:
    """The prompt as HTML, with the unit of a number behind it."""
    prompt = to_html(question.prompt, course)
    if isinstance(question, Blank) and question.unit:
        return f"{prompt}<p>({to_inline(question.unit, course)})</p>"
    return prompt


def label(question: Question) -> tuple[str, ...]:
    """Tags: the author's own, one for each fact, and one for a situation."""
    facts = (f"fact-{fact}" for fact in question.facts)
    return tuple(dict.fromkeys((*question.tags, *facts, *(("situation",) if question.situation else ()))))


def says_true(question: TrueFalse) -> bool | None:
    """Whether the statement holds. None when the options have words other than True and False."""
    words = {option.text.casefold(): option.correct for option in question.options}
    return words["true"] if words.keys() == {"true", "false"} else None


def is_shuffled(question: Question) -> bool:
    """Whether options may come in another order; they may unless the author says no."""
    return question.behaviour is None or question.behaviour.shuffle is not False


def weigh(question: Single | TrueFalse | Multi) -> list[tuple[str, Option]]:
    """Each option with the part of the mark, in per cent, that choosing it earns or costs.

    Where several may be chosen, the right options share the mark and the wrong ones cost as much together,
    so ticking everything earns nothing. Moodle knows no smaller part than a tenth.
    """
    right = sum(option.correct for option in question.options)
    gain, loss = (100 / min(count, 10) for count in (right, len(question.options) - right))
    loss = loss if isinstance(question, Multi) else 0
    return [
        (write_number(round(gain if option.correct else -loss, 5)), option) for option in question.options
    ]


def pair_up(question: Match | Categorise) -> list[tuple[str, str]]:
    """Each piece and what it belongs to; a decoy belongs to an empty text."""
    if isinstance(question, Match):
        pairs = [(pair.text, pair.match) for pair in question.options]
        return [*pairs, *(("", decoy) for decoy in question.decoys)]
    names = {category.id: category.text for category in question.categories}
    return [(piece.text, names[piece.category]) for piece in question.options]


def write_number(value: float) -> str:
    """A number in plain digits, since not every reader knows 1e-05."""
    return f"{value:.10f}".rstrip("0").rstrip(".")


def _list(tag: str, rows: Iterable[tuple[str, str]], course: Course) -> str:
    items = (
        f"<li><strong>{escape(to_plain(one, course), quote=False)}</strong>: {to_inline(why, course)}</li>"
        for one, why in rows
    )
    return f"<{tag}>{''.join(items)}</{tag}>"


def _name_sources(question: Question, course: Course) -> Iterator[str]:
    for name in question.sources:
        if source := course.sources.get(name):
            words = f"{source.authors} ({source.year}). {source.title}. {source.where}."
            yield f"<p>{escape(words, quote=False)}</p>"
