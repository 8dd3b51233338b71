"""`make bench`: measure everything the product promises in figures, and write RESULTS.md.

`python -m tests.load.bench --quick` takes a tenth of the runs and prints instead of writing.
"""

import argparse
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from netlearn.settings import ROOT
from tests.load.measures import Bench
from tests.load.report import MISSED, write_report


def main() -> None:
    """Run everything and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the runs; print, write nothing")
    parser.add_argument("--only", help="the name of one method of Bench; print, write nothing")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), 0.1 if arguments.quick else 1.0)
        sections = []
        for title, text in bench.run(arguments.only):
            sys.stderr.write(f"\n{title}\n{text}\n")
            sections.append((title, text))
    if not arguments.quick and not arguments.only:
        report = write_report(sections, datetime.fromtimestamp(time.time(), UTC))
        (ROOT / "tests" / "load" / "RESULTS.md").write_text(report, encoding="utf-8")
    if missed := sum(text.count(MISSED) for _, text in sections):
        sys.exit(f"{missed} goals missed")


if __name__ == "__main__":
    main()
