"""Programs run as processes of their own, to be killed, starved and locked out."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

PREAMBLE = """
import os, resource, sys
from datetime import UTC, datetime
from netlearn.errors import NetlearnError
from netlearn.store.engine import open_store
from netlearn.store.learners import enrol_learner, find_learner
from netlearn.store.reflections import load_reflections, save_reflection
from netlearn.store.attempts import record_attempt

now = datetime(2026, 3, 2, tzinfo=UTC)
"""

# Prints each key once its write was acknowledged, until somebody kills it.
BURST = """
from concurrent.futures import ThreadPoolExecutor
store = open_store(sys.argv[1])
learner = enrol_learner(store, "token", now)

def answer(thread):
    number = 0
    while True:
        key = f"{thread}-{number}"
        record_attempt(store, learner, "q", "1", ["a"], credit=1, key=key, now=now)
        os.write(1, f"{key}\\n".encode())
        number += 1

with ThreadPoolExecutor(4) as pool:
    list(pool.map(answer, range(4)))
"""

# Opens, says so, and holds the file until its input ends.
HOLD = """
try:
    store = open_store(sys.argv[1])
except NetlearnError as error:
    sys.exit(f"{type(error).__name__}: {error}")
print("open", flush=True)
sys.stdin.read()
"""

# Writes until the file may not grow any more; says what was acknowledged and what was read back.
FILL = """
store = open_store(sys.argv[1])
learner = enrol_learner(store, "token", now)
limit = os.path.getsize(store.path) + 200_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
saved = 0
try:
    while saved < 1000:
        save_reflection(store, learner, "lesson", f"block-{saved}", "x" * 10_000, now=now)
        saved += 1
except NetlearnError as error:
    print(error)
print(saved, len(load_reflections(store, learner)))
"""

# Erases a learner while the disk takes small writes only: the deletion fits, the scrub does not.
ERASE = """
import logging
from netlearn.store.mydata import count_rows, erase_learner
store = open_store(sys.argv[1])
others = enrol_learner(store, "other", now)
for number in range(100):
    save_reflection(store, others, "lesson", f"block-{number}", "x" * 10_000, now=now)
learner = enrol_learner(store, "token", now)
save_reflection(store, learner, "lesson", "block", "canary-sings-at-dawn" * 300, now=now)
store.scrub()
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
logging.basicConfig(format="%(message)s")
print(erase_learner(store, learner))
print(sum(count_rows(store, learner).values()), flush=True)
os._exit(0)  # as a crash would: nothing is tidied up
"""

# Gives up root, so that file modes mean something, and tries to open.
READ_ONLY = """
if os.geteuid() == 0:
    os.setuid(65534)
try:
    open_store(sys.argv[1])
except NetlearnError as error:
    sys.exit(str(error))
"""


def start(program: str, *arguments: str) -> subprocess.Popen[str]:
    """Start a program with pipes for its input and output."""
    return subprocess.Popen(
        [sys.executable, "-c", PREAMBLE + program, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
