"""No sentence of a lesson has more than 45 words.

Read it aloud: a sentence that leaves no breath loses its reader.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity
from netlearn.content.prose import list_sentences

CODE = "NL408"
NAME = "long-sentence"
SEVERITY: Severity = "warning"

MOST_WORDS = 45


def find(pack: Pack) -> Iterator[Finding]:
    """Yield the bodies of blocks with such a sentence, at its first words."""
    for spot in pack.texts("lesson", "blocks", "*", "body"):
        for sentence in list_sentences(spot):
            if len(sentence.split()) <= MOST_WORDS:
                continue
            opening = sentence.split("\n")[0]
            message = f"the sentence “{' '.join(opening.split()[:4])} …” has {len(sentence.split())} words"
            yield Finding(spot, message, "make two of it", needle=" ".join(opening.split()[:3]))
