"""How often a browser may send answers and draw up reports; an address is never counted, a room shares one.

What is counted lies in this process: it protects its processor, and nothing depends on it.
"""

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import TypeVar

from netlearn.domain.throttle import Bucket, take
from netlearn.errors import RoomRefused

T = TypeVar("T")

# A phone that was offline sends a whole page at once, 48 items at most; nobody reads two items a second.
SUBMITS = (2.0, 60.0)  # a second in the long run, and at once
SUBMITS_IN_ALL = (600.0, 3000.0)
EXPORTS = (0.1, 6.0)  # six a minute
EXPORTS_IN_ALL = (1.0, 30.0)
_MOST = 5000  # browsers that are remembered; then all begin anew

_BUCKETS: dict[tuple[str, str], Bucket] = {}
_LOCK = Lock()
_HEAVY = Lock()


def check_submit(learner_id: str) -> None:
    """Count an answer or text.

    Raises:
        RoomRefused: Too many came at once, from this browser or from all.
    """
    if not (_allow("submit", learner_id, SUBMITS) and _allow("submit", "", SUBMITS_IN_ALL)):
        raise RoomRefused("That came too quickly. Wait a moment, then send it again.")


def export_one(learner_id: str, work: Callable[[], T]) -> T:
    """Draw up one document after the other, since each takes a processor for itself.

    Raises:
        RoomRefused: Too many within a minute.
    """
    if not (_allow("export", learner_id, EXPORTS) and _allow("export", "", EXPORTS_IN_ALL)):
        raise RoomRefused("Too many documents within a minute. Please try again in a moment.")
    with _HEAVY:
        return work()


def forget_limits() -> None:
    """Let everybody begin anew."""
    with _LOCK:
        _BUCKETS.clear()


def _allow(what: str, whom: str, limit: tuple[float, float]) -> bool:
    with _LOCK:
        if len(_BUCKETS) > _MOST:
            _BUCKETS.clear()
        _BUCKETS[what, whom], taken = take(_BUCKETS.get((what, whom)), monotonic(), *limit)
        return taken
