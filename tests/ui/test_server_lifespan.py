"""A start, each in a process of its own: what is done when the server begins to answer."""

import asyncio
import json
import subprocess
import sys
import tomllib
from pathlib import Path

from netlearn.settings import ROOT
from tests.load.client import Visitor
from tests.serving import serve

START = """
import asyncio, gc, json, sys
from pathlib import Path
from netlearn.errors import StoreBusy
from netlearn.ui.server.lifespan import make_lifespan
from netlearn.ui.server.static_files import StaticCache
from netlearn.ui.server.warm import list_modules

done = []

def open_all():
    done.append(["opened", gc.isenabled(), gc.get_freeze_count()])
    {fault}

async def main():
    cache = StaticCache(Path("static"), Path("cache"))
    async with make_lifespan(open_all, lambda: done.append(["closed"]), cache)(None):
        done.append(["serving", gc.isenabled(), gc.get_freeze_count() > 100_000])
        cold = [name for name in list_modules() if name not in sys.modules]
        print(json.dumps([done, cold, "pandas" in sys.modules]))

asyncio.run(main())
"""


def run_start(folder: Path, fault: str = "") -> subprocess.CompletedProcess[str]:
    """Live through a start in `folder`; `fault` is a statement at the end of opening."""
    code = START.replace("{fault}", fault)
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env={"PYTHONPATH": str(ROOT)}, text=True,
        capture_output=True, check=False,
    )  # fmt: skip


def test_lifespan_serving_all_is_warm_and_frozen(tmp_path: Path) -> None:
    ended = run_start(tmp_path)

    assert (ended.returncode, ended.stderr) == (0, "")
    done, cold, has_pandas = json.loads(ended.stdout)
    assert done == [["opened", False, 0], ["serving", True, True]]
    assert cold == []
    assert not has_pandas


def test_lifespan_cannot_open_is_refused_in_one_sentence(tmp_path: Path) -> None:
    ended = run_start(tmp_path, "raise StoreBusy('It is held.')")

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == "netlearn did not start. It is held.\n"


def test_lifespan_warm_up_fails_is_not_lost(tmp_path: Path) -> None:
    ended = run_start(tmp_path, "sys.modules['netlearn.ui.searching'] = None")

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.splitlines()[-1].startswith("ModuleNotFoundError: import of netlearn.ui.searching")


def test_server_first_visits_import_none_of_our_modules(tmp_path: Path) -> None:
    with serve(tmp_path, PYTHONPROFILEIMPORTTIME="1") as server:
        start = server.log
        asyncio.run(visit(server.port, "", "learn", "lesson", "assess", "plan"))
        visits = server.log[len(start) :]

    assert "netlearn.ui.standing" in list_imports(start)
    assert list_imports(visits) == []


async def visit(port: int, *pages: str) -> None:
    for page in pages:
        async with Visitor(port, page):
            """The screen has been drawn."""


def list_imports(log: str) -> list[str]:
    """Our modules among the lines that Python writes at every import."""
    names = (line.rpartition("|")[2].strip() for line in log.splitlines())
    return [name for name in names if name.startswith("netlearn.")]


def test_config_no_collection_follows_every_run() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())

    assert config["runner"]["postScriptGC"] is False
