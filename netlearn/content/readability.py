"""How hard prose is to read, by the Flesch-Kincaid grade.

Source: Kincaid, Fishburne, Rogers & Chissom (1975), Derivation of new readability formulas, Research
Branch Report 8-75: 0.39 words a sentence + 11.8 syllables a word - 15.59, in school years of the USA.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from netlearn.content.markup import CITATION, TERM

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_BREAK = re.compile(r"\n\s*(?:[-*+]|\d+\.)\s+|\n\s*\n")
# the lookbehinds come last, so that they are tried at full stops only: an initial or a title ends nothing
_SENTENCE_END = re.compile(
    r"[.!?…]+(?=[\s\"'”\u2019)*_]|$)(?<!\b[A-Z]\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)"
)
_EDGES = " \n*_>#\"'”\u2019)("
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_VOWELS = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüý]+")
# two vowels that are spoken apart: piano, science, being, area, actual, supplier, anyone
_APART = re.compile(
    r"[^aeiouq]ia(?!l\b|ll|n\b|ns\b|ge|ted?\b|l?ly)|i(?:en|et)(?!d)|eing|[lrd]ea(?=$|s$|l(?!l?y|$))"
    r"|io(?!n|us)|iu|(?<!q)ua|uou|(?<!p)eo(?!u)|yi|oi?ing|[^s]ier$|iest$|yon"
)
# an e in the middle that is not spoken: something, everyone, whereas, therefore, stakeholder
_SILENT_INSIDE = re.compile(
    r"^(?:some|every|where|there|fore|before|stake|gate|note)(?=[a-z]{2})|[^aeiou]e(?:ful|less|ment|ly)"
)
_SILENT_AT_END = re.compile(r"[^aeiouy]e$|[^aeiouytd]ed$|[^aeiouyscxzg]es$|(?<![sc])hes$")
_SPOKEN_AT_END = re.compile(r"[^aeiouylr]les?$|sm$|sms$")


def reading_grade(sentences: Iterable[str]) -> float:
    """The Flesch-Kincaid grade of prose in sentences. Returns 0 when there are no words."""
    spoken = [words for sentence in sentences if (words := _WORD.findall(sentence.lower()))]
    words = [word for sentence in spoken for word in sentence]
    if not words:
        return 0.0
    syllables = sum(map(count_syllables, words))
    return 0.39 * len(words) / len(spoken) + 11.8 * syllables / len(words) - 15.59


def split_sentences(text: str) -> list[str]:
    """Sentences without Markdown; a paragraph or list entry ends one, whatever its last character."""
    plain = _LINK.sub(
        r"\1", TERM.sub(lambda mark: mark[2] or mark[1].replace("-", " "), CITATION.sub("", text))
    )
    parts = [part for block in _BREAK.split(plain) for part in _SENTENCE_END.split(block)]
    return [bare for part in parts if (bare := part.strip(_EDGES))]


@lru_cache(maxsize=20_000)
def count_syllables(word: str) -> int:
    """Syllables of a lower-case English word, by its vowel groups; right for about nine words in ten."""
    bare = re.sub(r"['\u2019](?:s|t|re|ve|ll|d|m)$", "", word)
    if not bare.isalpha():  # a number: as long as its shortest reading
        return max(1, len(bare) // 2)
    count = len(_VOWELS.findall(bare)) + len(_APART.findall(bare))
    count -= bool(_SILENT_INSIDE.search(bare)) + bool(_SILENT_AT_END.search(bare))
    count += bool(_SPOKEN_AT_END.search(bare))
    return max(1, count)
