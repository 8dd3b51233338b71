"""The file is imported by Anki itself, as its desktop program does."""

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from netlearn.content.load import load_course
from netlearn.content.model import Course
from netlearn.export.anki import write_anki
from netlearn.export.left_out import WHOLE
from netlearn.settings import ROOT
from tests.export import questions as sample


class Shelf:
    """An Anki collection, and a way to import our file into it."""

    def __init__(self, folder: Path) -> None:
        from anki.collection import Collection

        self.folder = folder
        self.collection = Collection(str(folder / "collection.anki2"))

    def take(self, course: Course) -> tuple[int, int, int]:
        """How many notes were new, updated, and found in the file."""
        from anki.import_export_pb2 import ImportCsvRequest

        path = str(self.folder / "course.txt")
        Path(path).write_bytes(write_anki(course).content)
        metadata = self.collection.get_csv_metadata(path=path, delimiter=None)
        log = self.collection.import_csv(ImportCsvRequest(path=path, metadata=metadata)).log
        return len(log.new), len(log.updated), log.found_notes

    def read(self) -> dict[str, Any]:
        """Every note by its identifier."""
        notes = (self.collection.get_note(number) for number in self.collection.find_notes(""))
        return {note.guid: note for note in notes}


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        shelf = Shelf(tmp_path)
        yield shelf
        shelf.collection.close()


def test_anki_takes_a_note_for_every_question_and_term(shelf: Shelf) -> None:
    assert shelf.take(sample.make_course(terms=[sample.BRIDGE])) == (12, 0, 12)

    assert list(shelf.read()) == [
        *(f"course/{one.id}" for one in sample.ALL if one not in (sample.SCALE, sample.SCENARIO)),
        "course/term/tie",
        "course/term/bridge",
    ]


def test_anki_second_import_updates_and_never_doubles(shelf: Shelf) -> None:
    shelf.take(sample.make_course())
    changed = sample.ORDER.model_copy(update={"prompt": "In which order, now?"})
    others = [one for one in sample.ALL if one is not sample.ORDER]

    assert shelf.take(sample.make_course([*others, changed]))[0] == 0

    assert len(shelf.read()) == 11
    assert shelf.read()["course/q-order"].fields[0].startswith("<p>In which order, now?</p>")


def test_anki_single_asks_with_its_options_and_answers_with_reasons(shelf: Shelf) -> None:
    shelf.take(sample.make_course())
    note = shelf.read()["course/q-single"]
    plain = "Is {a=b} ~ #1: 50% \\ &amp; \"so\" &lt;x&gt; -&gt; 'y'?"

    assert note.note_type()["name"] == "Basic"
    assert note.fields == [
        (
            f"<p>{plain}</p><p>See the ties and Tie (Burt 1992):</p>"
            "<ul><li><em>one</em></li><li><strong>two</strong></li></ul>"
            f"<ul><li>{plain}</li><li>%5% of them</li><li>// neither</li></ul>"
        ),
        (
            f"<p><strong>{plain}</strong></p><p>{plain}</p><p>{plain}</p>"
            "<p>Burt, R. S. (1992). Structural holes &amp; more. Harvard University Press.</p>"
            "<ul><li><em>%5% of them</em>: [plain] no</li><li><em>// neither</em>: No.</li></ul>"
        ),
    ]
    assert sorted(note.tags) == ["fact-reach", "situation", "ties"]


def test_anki_cards_lie_in_a_deck_for_each_quiz(shelf: Shelf) -> None:
    shelf.take(sample.make_course())
    decks = {guid: shelf.collection.decks.name(note.cards()[0].did) for guid, note in shelf.read().items()}

    assert (decks["course/q-single"], decks["course/term/tie"]) == (
        "Course 1/2::Quiz",
        "Course 1/2::Glossary",
    )


@pytest.mark.parametrize(
    ("name", "front"),
    [
        ("q-order", "<p>In which order?</p><ul><li>Meet</li><li>Think</li><li>Write</li></ul>"),
        (
            "q-sort",
            (
                "<p>Where do they belong?</p>"
                "<ul><li>A colleague</li><li>A customer</li><li>A supplier</li></ul>"
                "<ul><li>Inside</li><li>Outside</li></ul>"
            ),
        ),
        (
            "q-match",
            (
                "<p>Who does what?</p>"
                "<ul><li>A broker -&gt; here</li><li>A mentor</li><li>A sponsor</li></ul>"
                "<ul><li>gives counsel</li><li>keeps the books</li><li>links groups -&gt; there</li>"
                "<li>opens doors</li></ul>"
            ),
        ),
        ("q-number", "<p>How many?</p><p>(people)</p>"),
        ("q-open", "<p>Whom will you call?</p>"),
    ],
)
def test_anki_front_gives_nothing_away(shelf: Shelf, name: str, front: str) -> None:
    shelf.take(sample.make_course())

    assert shelf.read()[f"course/{name}"].fields[0] == front


def test_anki_term_is_explained_with_its_example(shelf: Shelf) -> None:
    shelf.take(sample.make_course(terms=[sample.BRIDGE]))
    note = shelf.read()["course/term/bridge"]

    assert note.fields == [
        "Bridge",
        "<p>A tie between <em>groups</em>.</p><p><em>Ana knows both.</em></p>",
    ]
    assert note.tags == ["glossary", "personal"]


def test_anki_lists_what_it_cannot_carry() -> None:
    assert [(one.question_id, one.what) for one in write_anki(sample.make_course()).left_out] == [
        ("q-single", "its hints"),
        ("q-multi", "its behaviour: attempts, confidence"),
        ("q-word", "the feedback to an answer that was not foreseen"),
        ("q-number", "the feedback to an answer that was not foreseen"),
        ("q-open", "its hints"),
        ("q-open", "the prompt for a coach"),
        ("q-scale", f"{WHOLE}: a card has no room for an opinion"),
        ("q-scenario", f"{WHOLE}: a card has no room for a branching scenario"),
    ]


def test_anki_any_character_survives(shelf: Shelf) -> None:
    hard = sample.make_hard_questions(100)

    shelf.take(sample.make_course(hard))

    read = shelf.read()
    assert [read[f"course/{one.id}"].fields[0] for one in hard] == [
        f"<p>{_escape(one.prompt)}</p><ul><li>{right}</li><li>{wrong}</li></ul>"
        for one in hard
        for right, wrong in [[_escape(option.text) for option in one.options]]
    ]


def test_anki_of_the_real_course_carries_or_lists_every_question(shelf: Shelf) -> None:
    course, _ = load_course(ROOT / "content" / "en")
    assert course is not None

    shelf.take(course)

    left = [one.question_id for one in write_anki(course).left_out if one.what.startswith(WHOLE)]
    names = (guid.removeprefix(f"{course.file.id}/") for guid in shelf.read())
    assert sorted([*names, *left]) == sorted([*course.questions, *(f"term/{name}" for name in course.terms)])


def test_anki_same_course_gives_same_bytes() -> None:
    assert write_anki(sample.make_course()) == write_anki(sample.make_course())


def _escape(text: str) -> str:
    return " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
