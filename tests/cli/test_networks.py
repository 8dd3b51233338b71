import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from netlearn.cli import main

CONTACTS = """id,networks,organisation,function,level,introduced_by,closeness,gave,got
A,O+S,inside,same,peer,me,3,1,2
B,P,outside,different,senior,A,2,,
C,,,,,A,,,
"""
TIES = "a,b\nA,B\n"


def measure(folder: Path, contacts: str | bytes, ties: str = TIES, form: str = "json") -> Result:
    for name, text in (("contacts.csv", contacts), ("ties.csv", ties)):
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    paths = [str(folder / "contacts.csv"), str(folder / "ties.csv")]
    return CliRunner().invoke(main, ["network", *paths, "--format", form])


def test_network_gives_every_key_as_json(tmp_path: Path) -> None:
    done = measure(tmp_path, CONTACTS)
    assert done.exit_code == 0
    measures = json.loads(done.stdout)
    assert list(measures) == [
        "size",
        "ties",
        "density",
        "open_pairs",
        "components",
        "isolates",
        "effective_size",
        "efficiency",
        "constraint",
        "constraint_limits",
        "hierarchy",
        "ego_betweenness",
        "ei_organisation",
        "ei_function",
        "iqv_level",
        "self_introduced_share",
        "brokers",
        "give_balance",
        "weak_share",
        "moderate_share",
    ]
    assert (measures["size"], measures["isolates"], measures["brokers"]) == (3, ["C"], ["A"])
    assert measures["constraint"] == pytest.approx(11 / 18)


def test_network_undefined_is_null_and_said_in_text(tmp_path: Path) -> None:
    assert json.loads(measure(tmp_path, "id\nA\n", "a,b\n").stdout)["density"] is None
    assert "density                undefined" in measure(tmp_path, "id\nA\n", "a,b\n", "text").stdout


def test_network_warns_of_what_it_leaves_out(tmp_path: Path) -> None:
    done = measure(tmp_path, "id,name\nA,Ann\nB,Bo\n", "a,b\nA,B\nB,A\nA,A\nA,Z\n")
    assert done.exit_code == 0
    assert done.stderr.splitlines() == [
        f"warning: {tmp_path / 'contacts.csv'}: the column name is not read",
        "warning: The tie B - A is there already.",
        "warning: The tie A - A joins a contact with themselves.",
        "warning: The tie A - Z names Z, who is no contact.",
    ]


@pytest.mark.parametrize(
    ("contacts", "fault"),
    [
        ("name\nAnn\n", "line 1: the column id is missing; found: name"),
        ("id,id\nA,B\n", "line 1: the column id is there twice"),
        ("id,level\nA,boss\n", "line 2, column level: “boss” is not one of junior, peer, senior"),
        ("id,closeness\nA,4\n", "line 2, column closeness: “4” is not a whole number from 1 to 3"),
        ("id,gave\nA,1.5\n", "line 2, column gave: “1.5” is not a whole number from 0 to 3"),
        ("id,networks\nA,O+X\n", "line 2, column networks: “O+X” is not made of O, P and S, joined by +"),
        ("id\nA\n\nA\n", "line 4, column id: “A” is not unique: another contact has it"),
        ("id,level\n,peer\n", "line 2, column id: “” is not an id"),
        ("id,level\nA\n", "line 2 has more or fewer fields than line 1"),
        ("", "line 1: the column id is missing; found: none"),
        (b"id\n\xff\n", "byte 3 is not UTF-8; save the file as UTF-8"),
    ],
)
def test_network_refuses_a_broken_table_with_its_place(
    tmp_path: Path, contacts: str | bytes, fault: str
) -> None:
    done = measure(tmp_path, contacts)
    assert done.exit_code == 2
    assert fault in done.stderr


def test_network_reads_a_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    done = measure(tmp_path, b"\xef\xbb\xbfid\r\nA\r\nB\r\n", "a,b\r\nA,B\r\n")
    assert json.loads(done.stdout)["ties"] == 1
