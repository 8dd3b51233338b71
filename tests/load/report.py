"""RESULTS.md: the figures as tables, each beside the baseline and the goal it is judged by."""

import math
import os
import platform
from collections.abc import Iterable, Sequence
from datetime import datetime
from importlib.metadata import version

MISSED = "**missed**"


def write_report(sections: Iterable[tuple[str, str]], now: datetime) -> str:
    """A Markdown page of `sections`, pairs of heading and text, with the machine and the date on top."""
    head = (
        "# Figures\n\n"
        f"Made by `make bench` on {now:%-d %B %Y}: {os.cpu_count()} cores ({_processor()}), "
        f"{_memory_gb():.0f} GB, Python {platform.python_version()}, Streamlit {version('streamlit')}, "
        "SQLite with synchronous=FULL. Server and load generator share the machine.\n\n"
        "Baselines: *stock* is the same screens on Streamlit's default settings without our middleware; "
        "*bare* is a page of as many plain Streamlit elements on our settings.\n"
    )
    return head + "".join(f"\n## {title}\n\n{text.rstrip()}\n" for title, text in sections)


def write_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; every column but the first is set to the right."""
    lines = [columns, ["---", *["---:"] * (len(columns) - 1)], *rows]
    return "".join(f"| {' | '.join(str(cell) for cell in line)} |\n" for line in lines)


def judge(value: float, *, at_most: float = math.inf, at_least: float = -math.inf) -> str:
    """`met`, or MISSED."""
    return "met" if at_least <= value <= at_most else MISSED


def _processor() -> str:
    with open("/proc/cpuinfo", encoding="utf-8") as lines:  # noqa: PTH123 -- a kernel file, not a path of ours
        names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _memory_gb() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
