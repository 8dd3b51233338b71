"""No two lessons or quizzes share a sentence of eight words or more.

Whoever meets a sentence again feels sent round in a circle.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Document, Pack, Spot
from netlearn.content.problems import Severity
from netlearn.content.prose import list_prose, list_sentences

CODE = "NL407"
NAME = "repeated-sentence"
SEVERITY: Severity = "warning"

LEAST_WORDS = 8


def find(pack: Pack) -> Iterator[Finding]:
    """Yield sentences that an earlier file already said."""
    said: dict[str, Document] = {}
    for document in (*pack.of("lesson"), *pack.of("quiz")):
        for sentence, spot in _read_sentences(document):
            if (first := said.setdefault(sentence, document)) is not document:
                message = f"`{first.shown}` already says “{' '.join(sentence.split()[:6])} …”"
                yield Finding(spot, message, "say it once, or say what is new here")


def _read_sentences(document: Document) -> Iterator[tuple[str, Spot[str]]]:
    for spot in list_prose(document):
        for sentence in list_sentences(spot):
            if len(words := sentence.casefold().split()) >= LEAST_WORDS:
                yield " ".join(words), spot
