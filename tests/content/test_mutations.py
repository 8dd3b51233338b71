"""The real content, broken at random: never a crash, every problem with a place and a mend.

Two ways of breaking it. As text, lines are dropped, doubled, cut, moved and sprinkled with YAML's own
signs. As data, entries lose keys or get other values, so that every rule meets every odd shape. Several
files are broken at once, because checking all of them costs most of the time.
"""

import random
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from netlearn.content.load import load_course
from netlearn.content.problems import Problem
from netlearn.settings import ROOT

CONTENT = ROOT / "content" / "en"
FILES = sorted(path.relative_to(CONTENT) for path in CONTENT.rglob("*.yaml"))
SNIPPETS = [": ", "- ", "\t", "*x", "&x ", "[", "}", '"', "no", "012", "\n", "# ", "!!set ", "\x07", "null"]
VALUES: list[Any] = [
    None,
    True,
    0,
    -1,
    2.5,
    10**9,
    "",
    "x",
    "[[no-such]] [@no-such]",
    [],
    {},
    [[]],
    [None],
    {"id": []},
]
ROUNDS, FILES_A_ROUND, SEEDS = 3, 21, 8
VARIANTS = ROUNDS * FILES_A_ROUND * SEEDS


def break_text(text: str, rng: random.Random) -> str:
    """Break one line; the result always differs from the text."""
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
    broken = "\n".join(lines)
    return broken if broken != text else break_text(text, rng)


def break_data(text: str, rng: random.Random) -> str:
    """Break three places of the data, anywhere in it."""
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    for _ in range(3):
        inner = list_inner(data)
        holder, key = inner[rng.randrange(len(inner))]
        match rng.randrange(4):
            case 0 if isinstance(holder, dict):
                del holder[key]
            case 1 if isinstance(holder, list):
                holder.append(holder[key])
            case 2:
                other, name = inner[rng.randrange(len(inner))]
                holder[key] = other[name] if not isinstance(other[name], list | dict) else name
            case _:
                holder[key] = rng.choice(VALUES)
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)


def list_inner(data: Any) -> list[tuple[Any, Any]]:
    """Every list or mapping with each of its keys."""
    keys = list(data) if isinstance(data, dict) else list(range(len(data))) if isinstance(data, list) else []
    return [(data, key) for key in keys] + [pair for key in keys for pair in list_inner(data[key])]


def assert_placed(problem: Problem, sizes: dict[str, int]) -> None:
    assert 1 <= problem.line <= sizes.get(problem.path, 1)
    assert problem.column >= 1
    assert problem.message
    assert problem.fix


def test_at_least_five_hundred_variants_are_tried() -> None:
    assert VARIANTS >= 500


@pytest.mark.parametrize("seed", range(SEEDS))
def test_broken_content_gives_problems_with_places(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    folder = tmp_path / "en"
    shutil.copytree(CONTENT, folder)
    breaker = break_text if seed % 2 else break_data

    for _ in range(ROUNDS):
        chosen = rng.sample(FILES, FILES_A_ROUND)
        for name in chosen:
            text = (CONTENT / name).read_text(encoding="utf-8")
            (folder / name).write_text(breaker(text, rng), encoding="utf-8")
        sizes = {
            path.as_posix(): path.read_text(encoding="utf-8").count("\n") + 1
            for path in folder.rglob("*.yaml")
        }

        problems = load_course(folder)[1]

        assert problems != ()
        for problem in problems:
            assert_placed(problem, sizes)
        for name in chosen:
            shutil.copy(CONTENT / name, folder / name)
