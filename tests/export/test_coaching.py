from dataclasses import replace
from datetime import UTC, date, datetime

from netlearn.domain.agreements import Agreement, CheckIn, Wording
from netlearn.domain.coaching import Role
from netlearn.domain.talk import find_patterns, pick_questions
from netlearn.export.coaching import Minutes, Pack, write_minutes, write_pack
from netlearn.export.dumbbell import draw_dumbbell, draw_dumbbell_svg
from netlearn.export.palette import DARK, LIGHT
from tests.domain.pairs import answer, compare
from tests.export.pdfs import read_pdf
from tests.store.rooms import read_course

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
VIEWS = compare(answer(4, O1=5, O2=1), answer(4, O1=5, O2=3, S1=None))
HOSTILE = "#eval(1) <b>*x*</b> $1/0$ @a"
COACHING = read_course().coaching
assert COACHING is not None
PACK = Pack(
    own="Ann",
    coach=HOSTILE,
    purpose=HOSTILE,
    opened_at=AT,
    views=VIEWS,
    agenda=COACHING.agendas[0],
    guide="GROW",
    steps=pick_questions(COACHING, "grow", find_patterns(VIEWS)),
    offers=[f"Introductions: {HOSTILE}"],
    shown=["Nobody on the map is senior"],
)
WORDING = Wording(
    "Meet two people", "write to Jo", "it is Tuesday at nine", "both met once", date(2026, 4, 1)
)
DONE = CheckIn("coachee", "partly", "half", help=False, at=AT)
MINUTES = Minutes(
    names={"coach": "Carl", "coachee": "Ann"},
    on=date(2026, 3, 2),
    agreements=[
        Agreement("a", "coachee", WORDING, 1, AT, AT, (DONE,)),
        Agreement("b", "coach", replace(WORDING, title="Open a door"), 1, AT, None),
    ],
    notes={"coachee": HOSTILE, "coach": ""},
    offers=[],
    meeting=date(2026, 4, 1),
    changes=["Operational network, own view: +25 points, within measurement noise."],
    moment=AT,
)


def test_the_pack_holds_both_views_the_agenda_and_the_questions() -> None:
    read = read_pdf(write_pack(PACK))
    assert (read.title, read.language, read.tagged) == (
        f"Ann and {HOSTILE}: before the session",
        "en-GB",
        True,
    )
    for heading in ("Two views", "Worth talking about", "First session, 60 minutes", "The figures"):
        assert heading in read.headings
    assert "Both see it often." in read.text
    assert PACK.steps[0].questions[0].text in read.text
    assert read.text.count(HOSTILE) >= 3  # as words, never as markup
    assert read.loose_fonts == ()


def test_the_same_pack_gives_the_same_bytes() -> None:
    assert write_pack(PACK) == write_pack(PACK)


def test_the_minutes_hold_agreements_and_shared_notes() -> None:
    read = read_pdf(write_minutes(MINUTES))
    assert read.title == "Ann and Carl: what we agreed"
    assert "If it is Tuesday at nine, then I will write to Jo." in read.text
    assert "(partly, it goes on)" in read.text
    assert "(not yet accepted by both)" in read.text
    assert HOSTILE in read.text
    assert "1 April 2026" in read.text


def test_minutes_without_anything_are_still_a_document() -> None:
    names: dict[Role, str] = {"coachee": "Ann"}
    empty = replace(MINUTES, names=names, agreements=[], notes={}, meeting=None, changes=[])
    assert "There are no agreements yet." in read_pdf(write_minutes(empty)).text


def test_the_dumbbell_says_and_tables_what_it_shows() -> None:
    chart = draw_dumbbell(VIEWS, "Ann", "<b>Carl", DARK)
    assert chart.alt == (
        "A row for each facet. The two views lie furthest apart on Trust and affinity: Ann 0, <b>Carl 50."
    )
    assert len(chart.table[1]) == 12
    marks = [trace for trace in chart.figure.data if trace.mode == "markers"]
    assert len(marks) == 24
    assert sum(len(trace.x) for trace in marks) == 23  # one was not seen
    (key,) = [one.text for one in chart.figure.layout.annotations if "Ann" in one.text]
    assert "&lt;b&gt;Carl" in key


def test_the_drawing_escapes_names_and_draws_every_ring() -> None:
    svg = draw_dumbbell_svg(VIEWS, "Ann", "<script>", palette=LIGHT)
    assert "<script>" not in svg
    assert svg.count('fill="none" stroke="#12161A"') == 11
