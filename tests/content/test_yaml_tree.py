import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netlearn.content.faults import Fault
from netlearn.content.shape import find_key, find_node, strip_tags
from netlearn.content.validate import to_plain
from netlearn.content.yaml_tree import Node, parse_tree


def _parse(text: str) -> Node:
    root, faults = parse_tree(text)
    assert faults == ()
    assert root is not None
    return root


def test_tree_holds_plain_values() -> None:
    root = _parse("a: 1\nb: [x, true, ~]\nc:\n  d: 'no'\n  e: |\n    two\n    lines\n")

    assert to_plain(root) == {"a": 1, "b": ("x", True, None), "c": {"d": "no", "e": "two\nlines\n"}}


def test_nodes_know_line_and_column() -> None:
    root = _parse("a: 1\nb:\n  - é: x\n    ü: [y, z]\n")

    node = find_node(root, ("b", 0, "ü", 1))
    key = find_key(root, ("b", 0, "ü"))

    assert (node.raw, node.line, node.column) == ("z", 4, 12)
    assert (key.raw, key.line, key.column) == ("ü", 4, 5)


def test_missing_path_gives_the_innermost_node_there_is() -> None:
    root = _parse("a:\n  b: 1\n")

    assert find_node(root, ("a", "c", 3)).line == 2
    assert find_key(root, ("a", "c")).line == 2
    assert find_key(root, ()) is root


def test_tag_in_a_location_is_no_level_of_the_file() -> None:
    root = _parse("blocks:\n  - kind: question\n    question: q-1\n")

    assert strip_tags(root, ("blocks", 0, "question", "question")) == ("blocks", 0, "question")
    assert strip_tags(root, ("blocks", 0, "question", "id")) == ("blocks", 0, "id")
    assert strip_tags(root, ("blocks", 0, "question")) == ("blocks", 0)


def test_duplicate_key_keeps_the_first() -> None:
    root, faults = parse_tree("a: 1\nb: 2\na: 3\n")

    assert root is not None
    assert to_plain(root) == {"a": 1, "b": 2}
    assert [(fault.code, fault.line) for fault in faults] == [("NL011", 3)]


def test_alias_bomb_stays_small() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]

    root, faults = parse_tree("\n".join(lines))

    assert root is not None
    assert {fault.code for fault in faults} == {"NL010"}
    assert len(faults) == 12 + 110


@pytest.mark.parametrize("text", ["[" * 500_000, "- " * 400_000, "{a: " * 250_000, "? " * 400_000])
def test_deep_nesting_is_refused_quickly(text: str) -> None:
    start = time.perf_counter()

    root, faults = parse_tree(text)

    assert root is None
    assert [fault.code for fault in faults] == ["NL015"]
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n"])
def test_nothing_is_no_fault_of_the_parser(text: str) -> None:
    root, faults = parse_tree(text)

    assert faults == ()
    assert root is None or root.value is None


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\n b: 2\n", 2, "a colon and a space"),
        ("a:\n  - x\n  y: 1\n", 3, "this line stands in a list"),
        ("a: x\nplain words\nb: 1\n", 3, "this line is neither"),
        ("a: %x\n", 1, "text may not begin"),
        ("a: 'x' y\n", 1, "this line does not fit"),
        ("a: - x\n", 1, "a list may not begin"),
        ('a: "\\q"\n', 1, "between double quotes"),
        ("a: 'x\n", 1, "the quote that opens here"),
        ("%YAML 3.0\n---\na: 1\n", 1, "not well-formed YAML"),
    ],
)
def test_malformed_text_is_explained_at_its_line(text: str, line: int, message: str) -> None:
    root, faults = parse_tree(text)

    assert root is None
    assert [(fault.code, fault.line) for fault in faults] == [("NL006", line)]
    assert faults[0].message.startswith(message)


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t:-[]{}&*!#'\"|>%@")
    )
)
def test_any_text_gives_a_tree_or_faults_with_places(text: str) -> None:
    _, faults = parse_tree(text)

    assert all(_has_place(fault) for fault in faults)


def _has_place(fault: Fault) -> bool:
    return 1 <= fault.line < sys.maxsize and fault.column >= 1 and bool(fault.message) and bool(fault.fix)
