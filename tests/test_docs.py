"""The documents tell the truth about commands, settings and targets, and no file tells on a machine."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from netlearn.cli import main
from netlearn.settings import ROOT

README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")

IGNORED = {line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split()} | {".git"}
REGISTRY = re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.(org|com)|(extra-)?index-url *[=h]")
MACHINE = re.compile(r"(?<![\w.})/-])/(work|root|home|Users)/\w")


def read_texts() -> Iterator[tuple[Path, str]]:
    """Every text file that belongs to the repository, with its content."""
    for top in ROOT.iterdir():
        if top.name in IGNORED:
            continue
        for path in [top] if top.is_file() else top.rglob("*"):
            if path.is_file() and IGNORED.isdisjoint(path.parts[len(ROOT.parts) :]):
                data = path.read_bytes()
                if b"\0" not in data:
                    yield path.relative_to(ROOT), data.decode("utf-8", "replace")


def test_readme_names_every_command() -> None:
    assert set(re.findall(r"^\| `netlearn ([a-z]+)", README, re.MULTILINE)) == set(main.commands)


def test_readme_names_every_setting() -> None:
    read = re.findall(r"NETLEARN_[A-Z_]*[A-Z]", (ROOT / "netlearn" / "settings.py").read_text("utf-8"))

    assert set(re.findall(r"^\| `(NETLEARN_[A-Z_]+)`", README, re.MULTILINE)) == set(read)


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_targets_named_in_the_text_exist(text: str) -> None:
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE))

    assert named > set()
    assert named - set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE)) == set()


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_files_named_in_the_text_exist(text: str) -> None:
    linked = re.findall(r"\]\(([^):]+)\)", text)
    quoted = re.findall(r"`((?:netlearn|content|tests|assets)/[\w./-]+)`", text)

    assert len(linked) + len(quoted) > 0
    assert [name for name in [*linked, *quoted] if not (ROOT / name).exists()] == []


def test_no_file_names_a_registry_or_a_folder_of_one_machine() -> None:
    told = {str(path): found[0] for path, text in read_texts() if (found := find_tale(text))}

    assert told == {}


@pytest.mark.parametrize("text", ["see /" + "home/ann/netlearn", "https://pypi" + ".org/simple"])
def test_a_tale_is_found(text: str) -> None:
    assert find_tale(text)


def find_tale(text: str) -> re.Match[str] | None:
    """The first registry host or machine path."""
    return REGISTRY.search(text) or MACHINE.search(text)


def test_lock_names_no_host_and_hashes_every_package() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")

    assert "://" not in lock
    lines = [line for line in lock.splitlines() if line]
    pins = [pair for pair in pairwise(lines) if pair[0][0] not in " #"]
    assert len(pins) > 0
    assert [pin for pin, follows in pins if "==" not in pin or "--hash=sha256:" not in follows] == []
