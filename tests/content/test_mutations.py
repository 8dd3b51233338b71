"""The real content, broken at random: never a crash, every problem with a place and a mend."""

import random
import shutil
from pathlib import Path

import pytest

from netlearn.content.load import load_course
from netlearn.settings import ROOT

CONTENT = ROOT / "content" / "en"
FILES = sorted(path.relative_to(CONTENT) for path in CONTENT.rglob("*.yaml"))
SNIPPETS = [": ", "- ", "\t", "*x", "&x ", "[", "}", '"', "no", "012", "\n", "# ", "!!set ", "\x07", "null"]


def _mutate(text: str, rng: random.Random) -> str:
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    place = rng.randrange(len(lines[at]) + 1)
    match rng.randrange(7):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[at])
        case 2:
            lines[at] = lines[at][:place] + rng.choice(SNIPPETS) + lines[at][place:]
        case 3:
            lines[at] = lines[at][:place]
        case 4:
            lines[at] = " " * rng.randrange(9) + lines[at].lstrip()
        case 5:
            lines[at] = lines[at].partition(":")[0] + ": " + rng.choice(["", "[]", "{}", "1", "[1, {a: b}]"])
        case _:
            other = rng.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(8))
def test_mutated_content_gives_problems_with_places(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    folder = tmp_path / "en"
    shutil.copytree(CONTENT, folder)

    for _ in range(25):
        path = folder / rng.choice(FILES)
        original = path.read_text(encoding="utf-8")
        path.write_text(_mutate(original, rng), encoding="utf-8")
        size = path.read_text(encoding="utf-8").count("\n") + 1

        problems = load_course(folder)[1]

        for problem in problems:
            assert problem.line >= 1
            assert problem.column >= 1
            assert problem.message
            assert problem.fix
            if problem.path == path.as_posix():
                assert problem.line <= size
        path.write_text(original, encoding="utf-8")
