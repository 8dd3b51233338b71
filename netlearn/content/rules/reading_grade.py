"""A lesson's prose reads at grade 8 to 11.

Reckoned by Flesch-Kincaid over the bodies of its blocks, to the nearest grade, from 100 words on. Above 11
it tires; below 8 it sounds like a primer.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, find_texts
from netlearn.content.problems import Severity
from netlearn.content.prose import count_words, list_sentences
from netlearn.content.readability import reading_grade

CODE = "NL405"
NAME = "reading-grade"
SEVERITY: Severity = "warning"

LOWEST, HIGHEST = 8, 11
ENOUGH_WORDS = 100


def find(pack: Pack) -> Iterator[Finding]:
    """Yield lessons that are too hard or too plain."""
    for lesson in pack.entries("lesson"):
        bodies = list(find_texts(lesson, "blocks", "*", "body"))
        if sum(count_words(body.value) for body in bodies) < ENOUGH_WORDS:
            continue
        grade = reading_grade(sentence for body in bodies for sentence in list_sentences(body))
        if not LOWEST <= round(grade) <= HIGHEST:
            long = "shorten sentences and choose shorter words"
            fix = long if grade > HIGHEST else "join sentences that belong together"
            yield Finding(lesson.inside("blocks"), f"the prose reads at grade {grade:.1f}", fix)
