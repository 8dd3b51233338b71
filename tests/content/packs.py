"""A small valid course, and the bad samples: each a few edits of it with the problems they must cause.

Run as a module to write the expected problems anew after a rule's words changed; read the diff.
"""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from netlearn.content.load import load_course
from netlearn.content.model import Course
from netlearn.content.problems import format_problems

SMALL_COURSE = Path(__file__).parent / "small_course"
BAD_CONTENT = Path(__file__).parent.parent / "bad_content"


@dataclass(frozen=True)
class Sample:
    """A bad sample: its file, why it is bad, the edits that make it, the problems it must cause."""

    path: Path
    why: str
    edits: list[dict[str, Any]]
    expected: str

    @property
    def code(self) -> str:
        return self.path.stem.split("-", 1)[0]


def read_samples() -> list[Sample]:
    paths = sorted(BAD_CONTENT.glob("NL*.yaml"))
    return [Sample(path, **yaml.safe_load(path.read_text(encoding="utf-8"))) for path in paths]


def copy_course(target: Path) -> Path:
    """Copy the small course. Returns the folder to load; its pictures are in ../assets."""
    shutil.copytree(SMALL_COURSE, target, dirs_exist_ok=True)
    return target / "en"


def load_small_course() -> Course:
    course, _ = load_course(SMALL_COURSE / "en")
    assert course is not None
    return course


def edit_course(folder: Path, edits: list[dict[str, Any]]) -> None:
    for edit in edits:
        path = folder / edit["file"]
        if edit.get("remove"):
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if "copy" in edit:
            shutil.copy(Path(__file__).parent / edit["copy"], path)
        elif "write" in edit:
            path.write_text(edit["write"] * edit.get("times", 1), encoding="utf-8")
        elif "bytes" in edit:
            path.write_bytes(bytes.fromhex(edit["bytes"]))
        else:
            text = path.read_text(encoding="utf-8")
            assert edit["replace"] in text, f"{edit['replace']!r} is not in {path.name}"
            path.write_text(text.replace(edit["replace"], edit["with"], 1), encoding="utf-8")


def report_course(folder: Path) -> str:
    """All problems as text, paths seen from the course's folder."""
    problems = load_course(folder)[1]
    return format_problems(problems).replace(f"{folder.as_posix()}/", "") + "\n"


def report_sample(sample: Sample, target: Path) -> str:
    folder = copy_course(target)
    edit_course(folder, sample.edits)
    return report_course(folder)


def rewrite_expected() -> None:
    for sample in read_samples():
        with tempfile.TemporaryDirectory() as target:
            report = report_sample(sample, Path(target))
        kept = sample.path.read_text(encoding="utf-8").partition("expected: |\n")[0]
        lines = "".join(f"  {line}\n" for line in report.splitlines())
        sample.path.write_text(f"{kept}expected: |\n{lines}", encoding="utf-8")


if __name__ == "__main__":
    rewrite_expected()
