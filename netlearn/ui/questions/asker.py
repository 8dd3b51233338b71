"""Who is asked, and how a question is to behave: what every question kind needs to draw itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from netlearn.content.markup import write_out
from netlearn.content.model import Course
from netlearn.domain.behaviour import Rules, shuffle

Piece = TypeVar("Piece")


@dataclass(frozen=True, slots=True)
class Asker:
    """What a question kind needs beside the question.

    Attributes:
        course: The course, for sources and terms in the prose.
        rules: How the question behaves.
        seed: What makes the order of options the learner's own.
        key: The beginning of every widget key, unique on the screen.
        before: The answer of the try before, to be mended rather than given anew.
        use: Where the question is asked; answers of different uses never get in each other's way.
    """

    course: Course
    rules: Rules
    seed: str
    key: str
    before: tuple[str, ...] = ()
    use: str = "lesson"

    def arrange(self, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        """The pieces in this learner's order."""
        return shuffle(pieces, self.seed) if self.rules.shuffle else tuple(pieces)

    def say(self, text: str) -> None:
        """Draw authors' prose."""
        st.markdown(self.write(text))

    def write(self, text: str) -> str:
        """Authors' prose as Markdown."""
        return write_out(text, self.course)

    def mix(self, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        """The pieces in this learner's order, which is never the one they were given in."""
        mixed = shuffle(pieces, self.seed)
        return mixed if mixed != tuple(pieces) else (*mixed[1:], mixed[0])

    def plain(self, text: str) -> str:
        """Authors' prose as one line, for labels."""
        return self.write(text).replace("\n", " ")


def reveal_piece(asker: Asker, lead: str, text: str, feedback: str) -> None:
    """Draw a piece of an answer with what there is to say about it."""
    st.markdown(f"{lead} *{asker.plain(text)}*")
    asker.say(feedback)
