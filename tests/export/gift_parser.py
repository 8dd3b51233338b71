"""The GIFT parser of another project, gift-pegjs, as the judge of our files."""

import base64
import hashlib
import json
import os
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import playwright

from netlearn.settings import ROOT

NAME, VERSION = "gift-pegjs", "1.0.2"
SHA512 = "S/A2wBDdia2QWKpB5FtASx1gguep1wg5If5glDWJgUMiABICJT7ogArGfsdgozevhBdbdOiHhrykJP86hbgvRw=="
HOME = ROOT / ".cache" / f"{NAME}-{VERSION}"
NODE = Path(playwright.__file__).parent / "driver" / "node"  # Playwright brings the Node it runs on
_SCRIPT = """
const parser = require(process.argv[1]);
const text = require("fs").readFileSync(0, "utf8");
process.stdout.write(JSON.stringify(parser.parse(text)));
"""


def parse_gift(content: bytes) -> list[dict[str, Any]]:
    """Every category and question of a file.

    Raises:
        ValueError: The parser refuses the file; the text says where.
    """
    parser = HOME / "package" / "pegjs-gift.js"
    if not parser.exists():
        fetch_parser()
    done = subprocess.run([NODE, "-e", _SCRIPT, parser], input=content, capture_output=True, check=False)
    if done.returncode:
        raise ValueError(done.stderr.decode())
    parsed: list[dict[str, Any]] = json.loads(done.stdout)
    return parsed


def fetch_parser() -> None:
    """Fetch the package with npm, once, and unpack it if it is the very file that was tried."""
    npm = shutil.which("npm")
    assert npm, "Fetching gift-pegjs needs npm."
    HOME.mkdir(parents=True, exist_ok=True)
    subprocess.run([npm, "pack", f"{NAME}@{VERSION}", "--silent", "--pack-destination", HOME], check=True)
    archive = HOME / f"{NAME}-{VERSION}.tgz"
    assert base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() == SHA512
    fresh = HOME / f"fresh-{os.getpid()}"
    with tarfile.open(archive) as files:
        files.extractall(fresh, filter="data")
    if not (HOME / "package").exists():
        (fresh / "package").replace(HOME / "package")
    shutil.rmtree(fresh)
