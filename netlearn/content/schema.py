"""Files made from the models and rules: JSON Schemas for editors, and the reference of rules."""

import json
from pathlib import Path

from netlearn.content.files import FILE_KINDS, FileKind
from netlearn.content.guide import make_reference


def make_schema(kind: FileKind) -> str:
    """The JSON Schema of one kind of file, as text."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **kind.model.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def renew(folder: Path) -> tuple[Path, ...]:
    """Write the stale ones among the made files below a content folder. Returns what was written.

    The schemas stand in `schema/`, the reference in `rules.md`.
    """
    stale = find_stale(folder)
    texts = _make_all(folder)
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts[path], encoding="utf-8")
    return stale


def find_stale(folder: Path) -> tuple[Path, ...]:
    """The made files below a content folder that are missing or no longer true."""
    return tuple(path for path, text in _make_all(folder).items() if _read(path) != text)


def _make_all(folder: Path) -> dict[Path, str]:
    texts = {folder / "schema" / f"{kind.name}.schema.json": make_schema(kind) for kind in FILE_KINDS}
    texts[folder / "rules.md"] = make_reference()
    return texts


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
