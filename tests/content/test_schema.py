import json
from pathlib import Path

import pytest

from netlearn.content.files import FILE_KINDS, FileKind
from netlearn.content.guide import BEGIN, END, make_rules_table, renew_guide
from netlearn.content.schema import find_stale, make_schema, renew
from netlearn.settings import ROOT


def test_committed_schemas_and_guide_are_true() -> None:
    assert find_stale(ROOT / "content") == ()


def test_stale_schema_is_found_and_renewed(tmp_path: Path) -> None:
    renew(tmp_path)
    path = tmp_path / "schema" / "quiz.schema.json"
    path.write_text("{}", encoding="utf-8")

    assert find_stale(tmp_path) == (path,)
    assert renew(tmp_path) == (path,)
    assert find_stale(tmp_path) == ()


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_schema_refuses_unknown_keys(kind: FileKind) -> None:
    schema = json.loads(make_schema(kind))

    assert schema["additionalProperties"] is False
    assert set(schema["properties"]) == set(kind.model.model_fields)


def test_guide_is_renewed_between_its_marks_only() -> None:
    guide = f"before\n{BEGIN}old\n{END}after\n"

    assert renew_guide(guide) == f"before\n{BEGIN}\n{make_rules_table()}\n{END}after\n"
    assert renew_guide("no marks\n") == "no marks\n"


def test_guide_shows_every_key_of_the_files_it_explains() -> None:
    guide = (ROOT / "content" / "README.md").read_text(encoding="utf-8")

    for kind in FILE_KINDS:
        assert kind.place in guide
