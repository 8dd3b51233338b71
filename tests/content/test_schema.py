import json
from pathlib import Path

import pytest

from netlearn.content.file_codes import FILE_CODES
from netlearn.content.files import FILE_KINDS, FileKind
from netlearn.content.guide import make_reference
from netlearn.content.rules import list_rules
from netlearn.content.schema import find_stale, make_schema, renew
from netlearn.settings import ROOT


def test_committed_schemas_and_reference_are_true() -> None:
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


def test_reference_holds_the_page_of_every_rule() -> None:
    reference = make_reference()

    pages = [f"### {rule.code} {rule.name} (" for rule in list_rules()]
    assert [page for page in pages if reference.count(page) != 1] == []
    assert [rule.code for rule in list_rules() if rule.page.strip() not in reference] == []
    assert [code for code in FILE_CODES if f"| {code} |" not in reference] == []


def test_guide_shows_every_key_of_the_files_it_explains() -> None:
    guide = (ROOT / "content" / "README.md").read_text(encoding="utf-8")

    for kind in FILE_KINDS:
        assert kind.place in guide
