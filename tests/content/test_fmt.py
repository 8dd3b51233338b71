import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from netlearn.content import model
from netlearn.content.fmt import find_files, format_file, format_text
from netlearn.content.fmt_order import KEY_ORDER
from netlearn.content.fmt_scalars import LIMIT
from netlearn.content.new_lesson import LESSON, LESSON_QUIZ
from netlearn.content.new_quiz import QUIZ
from netlearn.content.new_scenario import SCENARIO
from netlearn.content.validate import to_plain
from netlearn.content.yaml_tree import parse_tree
from netlearn.errors import ContentError
from netlearn.settings import ROOT
from tests.content.packs import BAD_CONTENT, SMALL_COURSE

REAL = (*find_files(ROOT / "content"), *find_files(SMALL_COURSE))


def read_values(text: str) -> Any:
    root, _ = parse_tree(text)
    assert root is not None
    return to_plain(root)


def list_comments(text: str) -> list[str]:
    return sorted(re.findall(r"# c\d+", text))


# --- what never changes --------------------------------------------------------------------------


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_real_file_keeps_its_values_and_is_laid_out_once_for_all(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    once = format_text(text)

    assert read_values(once) == read_values(text)
    assert format_text(once) == once
    assert sorted(_own_lines(once)) == sorted(_own_lines(text))


def _own_lines(text: str) -> list[str]:
    """Lines outside of block texts that hold nothing but a comment."""
    return [line.strip() for line in text.split("\n") if re.match(r" *# ", line)]


# Words that YAML could misread, among harmless ones.
ODD = (
    *("a", "two words", "true", "no", "12", "1.50", "null", "it's", 'say "so"', "a: b", "a #b", "# c", "- x"),
    *("@x", "[x]", "{y}", "x, y", "*star", "&and", "!tag", "%x", "`tick`", "a:", ":a", "?", "", " lead", "~"),
    *("trail ", "line\nline", "para\n\npara\n", "  deep\nless", "\ttab", "ends\n\n", "é → ü", "1_000"),
    "long " * 40,
)
WORDS = st.sampled_from(ODD)
KEYS = st.sampled_from(["id", "title", "text", "kind", "own", "other-key", "when", "no", "a b", "12"])
VALUES = st.recursive(
    st.one_of(WORDS, st.text(max_size=12), st.integers(-5, 5), st.booleans(), st.none(), st.just(0.5)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
FILES = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5)


@given(FILES, st.sampled_from([True, False, None]), st.integers(2, 6), st.integers(10, 200), st.data())
@settings(max_examples=200, deadline=None)
def test_any_values_in_any_style_survive_with_their_comments(
    values: dict[str, Any], flow: bool | None, indent: int, width: int, data: st.DataObject
) -> None:
    style = data.draw(st.sampled_from([None, '"', "'", "|", ">"]))
    text = yaml.dump(
        values, default_flow_style=flow, indent=indent, width=width, default_style=style, allow_unicode=True
    )
    commented = data.draw(comment_out(text))
    root, faults = parse_tree(commented)
    if root is None or {fault.code for fault in faults} - {"NL012"} or _has_odd_break(commented):
        with pytest.raises(ContentError):
            format_text(commented)
        return

    once = format_text(commented)

    assert read_values(once) == read_values(commented)
    assert list_comments(once) == list_comments(commented)
    assert format_text(once) == once


def _has_odd_break(text: str) -> bool:
    return bool(re.search("[\r\x85\u2028\u2029]", text))


@st.composite
def comment_out(draw: st.DrawFn, text: str) -> str:
    """The text with comments put wherever they leave the values alone."""
    lines = text.split("\n")
    plain = repr(read_values(text)) if parse_tree(text)[0] else ""
    for number in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, len(lines) - 1))
        tried = list(lines)
        if draw(st.booleans()):
            tried[place] = f"{tried[place]} # c{number}"
        else:
            tried.insert(place, f"{' ' * draw(st.integers(0, 6))}# c{number}")
            tried.insert(place, "")
        root, _ = parse_tree("\n".join(tried))
        if root is not None and repr(to_plain(root)) == plain:
            lines = tried
    return "\n".join(lines)


# --- what it looks like --------------------------------------------------------------------------


def test_indentation_brackets_quotes_and_order_become_canonical() -> None:
    untidy = """\


# About the file.

title: 'A title'
id:   "x"


questions:
-   kind: single      # a remark
    id: q
    # Above the facts.
    facts: [ a,
      b ]
    options:
    - {correct: true, text: "Yes", feedback: 'It''s so.'}
    - text: "No: never"
      feedback: >-
          Kept as
          it was.
    # at the end
"""

    assert (
        format_text(untidy)
        == """\
# About the file.

id: x
title: A title

questions:
  - id: q
    kind: single # a remark
    options:
      - {text: "Yes", correct: true, feedback: It's so.}
      - text: "No: never"
        feedback: >-
          Kept as
          it was.
    # Above the facts.
    facts: [a, b]
    # at the end
"""
    )


def test_overlong_line_is_folded_and_a_text_of_several_lines_stands_below_its_key() -> None:
    long = " ".join(["word"] * 30)

    made = format_text(f'a: {long}\nb: "{long}\\nnext"\n')

    assert made.split("\n")[0] == "a: >-"
    assert max(len(line) for line in made.split("\n")[:3]) <= LIMIT
    assert made.split("\n")[3:] == ["b: |-", f"  {long}", "  next", ""]


def test_folded_prose_is_filled_anew_only_where_a_line_is_too_long() -> None:
    short, long = "kept\n  as it is", "word " * 24 + "end"
    assert len(long) + 2 > LIMIT

    made = format_text(f"a: >-\n  {short}\n\n  {long}\n")

    first = " ".join(["word"] * 23)
    assert made == f"a: >-\n  {short}\n\n  {first}\n  word end\n"


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ('"a: b"', '"a: b"'),
        ("'a: b'", '"a: b"'),
        ("'\"Quoted\": yes'", "'\"Quoted\": yes'"),
        ('"\\"Quoted\\" words"', "'\"Quoted\" words'"),
        ('"\\"It\'s quoted\\""', '"\\"It\'s quoted\\""'),
        ('"# \\\\ at once"', "'# \\ at once'"),
    ],
)
def test_quotes_are_those_that_need_the_fewest_signs_of_escape(written: str, made: str) -> None:
    assert format_text(f"text: {written}\n") == f"text: {made}\n"


def test_numbers_and_switches_keep_their_spelling() -> None:
    text = "value: 0.70\ncorrect: true\nid: [1, 2.50, null]\n"

    assert format_text(text) == "id: [1, 2.50, null]\nvalue: 0.70\ncorrect: true\n"


def test_names_that_authors_chose_keep_their_order() -> None:
    text = "effects: {title: 1, id: 2}\nwhen: {text: {max: 1, min: 0}}\nown: {title: 1, id: 2}\n"

    assert format_text(text) == (
        "effects: {title: 1, id: 2}\nwhen: {text: {max: 1, min: 0}}\nown: {id: 2, title: 1}\n"
    )


def test_comment_that_is_indented_deeper_stays_with_the_list_it_ends() -> None:
    text = "lessons:\n  - one\n  # - two\n\n# Behind it.\nown: 1\n"

    assert format_text(text) == text


@pytest.mark.parametrize("text", [LESSON, LESSON_QUIZ, QUIZ, SCENARIO])
def test_new_files_begin_in_this_layout(text: str) -> None:
    assert format_text(text) == text


def test_every_key_of_every_model_has_its_place_in_the_order() -> None:
    models = [one for one in vars(model).values() if isinstance(one, type) and issubclass(one, model.Model)]
    keys = {key for one in models for key in one.model_fields} - set(model.Course.model_fields) | {"file"}

    assert sorted(keys - set(KEY_ORDER)) == []
    assert len(KEY_ORDER) == len(set(KEY_ORDER))


# --- what is refused -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: [1\n", "1:1 NL006"),
        ("a: 1\na: 2\n", "2:1 NL011"),
        ("a: &b 1\n", "1:4 NL010"),
        ("", "1:1 NL009"),
        ("- a\n", "1:1 NL009"),
        ("a: 1\r", "1:1 it holds line breaks"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, reason: str) -> None:
    with pytest.raises(ContentError) as caught:
        format_text(text)

    assert str(caught.value).startswith(reason)


@pytest.mark.parametrize("path", sorted(BAD_CONTENT.glob("*.yaml")), ids=lambda path: path.stem)
def test_bad_sample_is_laid_out_or_refused_in_a_sentence(path: Path, tmp_path: Path) -> None:
    edits = yaml.safe_load(path.read_text(encoding="utf-8"))["edits"]
    for number, edit in enumerate(edit for edit in edits if "write" in edit or "bytes" in edit):
        file = tmp_path / f"{number}.yaml"
        data = bytes.fromhex(edit["bytes"]) if "bytes" in edit else edit["write"].encode()
        file.write_bytes(data)
        reason = ""
        try:
            format_file(file, write=False)
        except ContentError as error:
            reason = str(error)
        assert reason.startswith(file.as_posix() if reason else "")
        assert file.read_bytes() == data
