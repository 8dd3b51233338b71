"""Full-text search over the course: an index in memory, made anew with every revision of the content."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from threading import Lock

from sqlalchemy import create_engine, text
from sqlalchemy.pool import StaticPool

from netlearn.content.searchable import Entry

_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")
LONGEST_QUERY = 200  # characters
MOST_HITS = 20
MOST_ENDINGS = 20  # words that an unfinished one is taken for; what more begin with begins their stems, too
OPEN, CLOSE = "\x02", "\x03"  # around a found word; no text holds them


@dataclass(frozen=True, slots=True)
class Hit:
    """A found entry, and a stretch of its text with the found words between OPEN and CLOSE."""

    kind: str
    id: str
    title: str
    excerpt: str


class SearchIndex:
    """SQLite's FTS5 with the Porter stemmer: "referrals" finds "referral"; titles count five times."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._turn = Lock()
        # One connection for all threads, which take turns: a database in memory belongs to its connection.
        self._engine = create_engine(
            "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}
        )
        entries = tuple(entries)
        self._counts = Counter(
            word.lower() for one in entries for word in _WORD.findall(f"{one.title} {one.text}")
        )
        self._words = sorted(self._counts)
        rows = [{"kind": one.kind, "id": one.id, "title": one.title, "text": one.text} for one in entries]
        with self._engine.begin() as connection:
            connection.execute(
                text(
                    "CREATE VIRTUAL TABLE entries USING fts5 "
                    "(kind UNINDEXED, id UNINDEXED, title, text, "
                    "prefix = '1 2', tokenize = 'porter unicode61')"
                )
            )
            if rows:
                connection.execute(text("INSERT INTO entries VALUES (:kind, :id, :title, :text)"), rows)

    def find(self, words: str, limit: int = MOST_HITS) -> tuple[Hit, ...]:
        """Entries that hold every word, the best first; the last word may be unfinished."""
        query = _write_query(words, self._words)
        if not query:
            return ()
        statement = text(
            "SELECT kind, id, title, snippet(entries, 3, :open, :close, ' … ', 24) FROM entries "
            "WHERE entries MATCH :query ORDER BY bm25(entries, 0, 0, 5, 1), rowid LIMIT :limit"
        )
        values = {"query": query, "limit": limit, "open": OPEN, "close": CLOSE}
        with self._turn, self._engine.connect() as connection:
            return tuple(Hit(*row) for row in connection.execute(statement, values))

    def suggest(self, words: str) -> str:
        """The words with each unknown one replaced by the closest known one; "" when that changes nothing."""
        typed = [word.lower() for word in _WORD.findall(words[:LONGEST_QUERY])]
        mended = [word if word in self._counts else self._mend(word) for word in typed]
        return " ".join(mended) if all(mended) and mended != typed else ""

    def _mend(self, word: str) -> str:
        """The closest known word, of several about as close the most frequent; "" where none is close."""
        close = get_close_matches(word, self._words, n=5, cutoff=0.75)

        def weigh(one: str) -> tuple[float, int]:
            return round(SequenceMatcher(None, one, word).ratio(), 1), self._counts[one]

        return max(close, key=weigh, default="")

    def close(self) -> None:
        """Give the memory back."""
        self._engine.dispose()


def _write_query(words: str, known: Sequence[str]) -> str:
    """Every word in quotes, so that nothing typed is taken for an operator."""
    found = tuple(dict.fromkeys(word.lower() for word in _WORD.findall(words[:LONGEST_QUERY])))
    if not found:
        return ""
    *whole, last = found
    # The index holds stems only: "networki" begins none of them, but it begins "networking".
    endings = " OR ".join((f'"{last}"*', *(f'"{word}"' for word in _complete(last, known))))
    return " AND ".join((*(f'"{word}"' for word in whole), f"({endings})"))


def _complete(beginning: str, known: Sequence[str]) -> list[str]:
    if len(beginning) < 3:  # no stem is shorter
        return []
    first = bisect_left(known, beginning)
    return [word for word in known[first : first + MOST_ENDINGS] if word.startswith(beginning)]
