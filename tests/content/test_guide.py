"""The author's guide keeps its word: every example in it is valid, and it leaves no kind out."""

import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
import yaml
from pydantic import TypeAdapter

from netlearn.cli import main
from netlearn.content.files import kind_with
from netlearn.content.model import Behaviour, Block, Facet, Pitfall, Preset, Question, TalkQuestion
from netlearn.content.model.network import Message, Prompt, Reading
from netlearn.domain.behaviour import PRESETS
from netlearn.settings import ROOT

GUIDE = (ROOT / "content" / "README.md").read_text(encoding="utf-8")
FENCED = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXAMPLES = [yaml.safe_load(text) for text in FENCED.findall(GUIDE)]


def list_kinds(union: Any) -> set[str]:
    """The values of `kind` in a union of models."""
    models = get_args(get_args(union)[0])
    return {kind for model in models for kind in get_args(model.model_fields["kind"].annotation)}


def list_entries(example: Any) -> Iterator[dict[str, Any]]:
    """The blocks and questions of an example."""
    if isinstance(example, dict):
        example = [*example.get("blocks", ()), *example.get("questions", ())]
    yield from (entry for entry in example if "kind" in entry)


def check_example(example: Any) -> None:
    """Validate an example: a whole file, or entries of a list. Raises ValidationError when it is wrong."""
    if isinstance(example, dict):
        kind = kind_with(frozenset(example))
        assert kind is not None
        kind.model.model_validate(example)
        return
    for entry in example:
        if "kind" not in entry:
            TypeAdapter(Facet | TalkQuestion | Pitfall | Prompt | Reading | Message).validate_python(entry)
        elif entry["kind"] in list_kinds(Block):
            TypeAdapter(Block).validate_python(entry)
        else:
            TypeAdapter(Question).validate_python(entry)


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_is_valid(example: Any) -> None:
    check_example(example)


def test_examples_show_every_kind_of_block_and_question() -> None:
    shown = {entry["kind"] for example in EXAMPLES for entry in list_entries(example)}

    assert shown == list_kinds(Block) | list_kinds(Question)


def test_guide_names_every_wish_of_behaviour() -> None:
    missing = [name for name in Behaviour.model_fields if not re.search(rf"\b{name}\b", GUIDE)]

    assert missing == []


@pytest.mark.parametrize("preset", get_args(Preset))
def test_table_tells_what_a_preset_does(preset: Preset) -> None:
    row = re.search(rf"^\| `{preset}`.*?\| (.+) \|$", GUIDE, re.MULTILINE)
    assert row is not None
    rules = PRESETS[preset]

    shows = {
        "after_each": "after each try",
        "after_last": "after the last try",
        "at_end": "at the end of the lesson",
    }
    hint = {0: "at once", 1: "after one wrong try"}
    assert row[1].split(" | ") == [
        str(rules.attempts or "any number"),
        shows[rules.reveal],
        hint.get(rules.hint_after, "never"),
        "yes" if rules.shuffle else "no",
        "no" if rules.confidence == "off" else "yes",
    ]


def test_commands_named_in_the_guide_exist() -> None:
    named = set(re.findall(r"`netlearn ([a-z]+)", GUIDE))

    assert named >= {"new", "check", "preview", "fmt", "items", "export", "ledger"}
    assert named - set(main.commands) == set()
