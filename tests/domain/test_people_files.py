"""Files as people have them: LinkedIn's export, cards from phones, our own tables, and what is broken."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.domain.contacts import NetworkMap
from netlearn.domain.map_tables import CONTACT_HEAD, TIE_HEAD, write_contacts, write_ties
from netlearn.domain.people_files import Candidate, is_tie_table, read_own_ties, read_people, shorten
from netlearn.errors import TableRefused
from tests.domain.maps import chart, crowd, person, random_map

NOTE = (
    "Notes:\r\n"
    '"When exporting your connection data, you may notice that some of the email addresses are missing. '
    'You will only see ""allowed"" ones."\r\n\r\n'
)
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n"
ROWS = (
    'Jane,Ross,https://x,jane@x.test,"Harbour, Ltd",Boss,01 Jan 2024\r\n,,,,,,02 Jan 2024\r\nOdile,,,,,,\r\n'
)
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Ross;Jane;;;\r\nFN:Jane Ross\r\nTEL:+44 1\r\nEND:VCARD\r\n"
OLD_CARD = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=85ngstr=C3=B6m;Anna=\r\n"
    "=20Maria;;;\r\nPHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ\r\n AAAA\r\n\r\nEND:VCARD\r\n"
)


def names(data: bytes) -> list[tuple[int, str]]:
    return [(one.line, one.name) for one in read_people(data)]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_linkedin_is_read_below_its_note(mark: bytes) -> None:
    assert names(mark + (NOTE + HEAD + ROWS).encode()) == [(5, "Jane Ross"), (7, "Odile")]


def test_linkedin_of_other_years_and_languages_is_read() -> None:
    assert names((HEAD + ROWS).encode()) == [(2, "Jane Ross"), (4, "Odile")]
    assert names(b"Nachname,Vorname\nRoss,Jane\n") == [(2, "Jane Ross")]
    assert names("First Name,Last Name\nJane,Ross\n".encode("utf-16")) == [(2, "Jane Ross")]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_tables_that_a_spreadsheet_saved_with_another_separator_are_read(separator: str) -> None:
    assert names((NOTE + HEAD.replace(",", separator)).encode() + f"Jane{separator}Ross\r\n".encode()) == [
        (5, "Jane Ross")
    ]
    own = f"id{separator}level\nJ.R.{separator}peer\n".encode()
    assert [one.contact for one in read_people(own)] == [person("J.R.", level="peer")]
    ties = f"a{separator}b\nA{separator}B\n".encode()
    assert is_tie_table(ties)
    assert read_own_ties(ties) == (("A", "B"),)


def test_cards_of_phones_old_and_new_are_read() -> None:
    group = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Team\r\nKIND:group\r\nEND:VCARD\r\n"
    nameless = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:\r\nEND:VCARD\r\n"
    assert names((CARD + group + nameless + OLD_CARD).encode()) == [
        (1, "Jane Ross"),
        (16, "Anna Maria Ångström"),
    ]


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b"", "line 1: no head of a table"),
        (b"hello\n" * 40, "line 1: no head of a table"),
        (b"First Name,Last Name\nA,\xe9\n", "line 2: the file is not UTF-8"),
        (b"First Name,Last Name\nA,B\nC,\x00\n", "line 3: there is a zero byte"),
        (b"\xff\xfe\x00", "line 1: the file is not UTF-8"),
        (b'id\n"' + b"x" * 1_000_002, "field larger than field limit"),
        (b"id,id\nA,A\n", "the column id is there twice"),
        (b"id,level\nA\n", "line 2: 1 fields where line 1 has 2"),
        (b"id\nA\nA\n", "line 3, column id"),
        (
            b"id,closeness\nA,2\n\nB,7\n",
            "line 4, column closeness: \u201c7\u201d is not a whole number from 1 to 3",
        ),
        (b"id,met\nA,soon\n", "line 2, column met: \u201csoon\u201d is not one of year, earlier"),
        (b"id\n--\n", "line 2, column id: \u201c--\u201d is not readable as initials"),
        (CARD.encode() + b"BEGIN:VCARD\nnonsense\nEND:VCARD\n", "line 8: this is no line of a vCard"),
        (b"BEGIN:VCARD\nFN:J\n", "this is no line of a vCard"),
        (
            CARD.encode() + b"BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE;CHARSET=NO:=C3\nEND:VCARD\n",
            "line 7: the vCard",
        ),
        (CARD.encode() + b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "VCALENDAR where a vCard should begin"),
    ],
)
def test_a_broken_file_says_where(data: bytes, where: str) -> None:
    with pytest.raises(TableRefused) as refusal:
        read_people(data)
    assert where in str(refusal.value)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_file_is_met_with_anything_but_a_reading_or_a_refusal(data: bytes) -> None:
    for start in (b"", b"BEGIN:VCARD\n", b"id,level\n", b"First Name,Last Name\n"):
        try:
            found = read_people(start + data)
        except TableRefused:
            continue
        assert all(one.name for one in found)


def test_ten_thousand_lines_are_read_whole() -> None:
    linkedin = NOTE + HEAD + "".join(f"Jane{number},Ross,,,,,\r\n" for number in range(10_000))
    assert len(read_people(linkedin.encode())) == 10_000
    assert len(read_people((CARD * 1_700).encode())) == 1_700
    own = "id,networks\n" + "".join(f"P{number},O+S\n" for number in range(10_000))
    assert len(read_people(own.encode())) == 10_000


def test_of_the_chosen_only_initials_are_left() -> None:
    chosen = [Candidate(1, "Jane Ross"), Candidate(2, "John Reed"), Candidate(3, "Prince")]
    kept = shorten(chosen, ["J.R."])
    assert [one.initials for one in kept] == ["J.R.2", "J.R.3", "P."]
    written = json.dumps([str(one) for one in kept])
    assert [name for name in ("Jane", "Ross", "Reed", "Prince") if name in written] == []


def test_degrees_and_remarks_are_no_initials() -> None:
    names = ("Jane Ross, PhD", "Odile Petit (she/her)", "(Al) Reed")
    kept = shorten([Candidate(1, name) for name in names], [])
    assert [one.initials for one in kept] == ["J.R.", "O.P.", "A.R."]


def test_long_ids_in_our_own_table_become_initials() -> None:
    data = b"id,introduced_by\nJane Ross,me\nJohn Reed,Jane Ross\nMaya,Somebody Else\n"
    found = [one.contact for one in read_people(data) if one.contact]
    assert [(one.initials, one.introduced_by) for one in found] == [
        ("J.R.", "me"),
        ("J.R.2", "Jane Ross"),
        ("Maya", None),
    ]


@given(st.builds(random_map, st.integers(1, 8), st.floats(0, 1), st.integers(0, 20)))
def test_our_own_tables_come_back_as_they_went(network_map: NetworkMap) -> None:
    contacts = write(CONTACT_HEAD, write_contacts(network_map))
    ties = write(TIE_HEAD, write_ties(network_map))
    back = [one.contact for one in read_people(contacts) if one.contact]
    assert [(one.initials, one.networks, one.met, one.approach, one.introduced_by) for one in back] == [
        (one.initials, one.networks, one.met, one.approach, one.introduced_by) for one in network_map.contacts
    ]
    assert read_own_ties(ties) == network_map.ties
    assert (is_tie_table(ties), is_tie_table(contacts)) == (True, False)


def test_circles_and_energy_are_written_and_read() -> None:
    network_map = chart([person("A", circles=("the choir", "a+b"), energises=True), *crowd("B")])
    (first, second) = (one.contact for one in read_people(write(CONTACT_HEAD, write_contacts(network_map))))
    assert first is not None
    assert second is not None
    assert (first.circles, first.energises, second.circles, second.energises) == (
        ("the choir", "a b"),
        True,
        (),
        None,
    )


def write(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows((head, *rows))
    return text.getvalue().encode()
