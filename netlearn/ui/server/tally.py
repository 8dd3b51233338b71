"""Counting what somebody does too often, in memory alone: nothing of it is written or outlives the server."""

from collections import deque
from collections.abc import Callable
from time import monotonic

MOST_KEYS = 10_000  # beyond that the one that was quiet for longest is forgotten


class Tally:
    """Counts by key over a sliding window. For one thread, such as that of the event loop.

    Args:
        most: how often something may happen within the window.
        seconds: the length of the window.
        clock: seconds that never run backwards.
    """

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = monotonic) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._moments: dict[str, deque[float]] = {}

    def is_full(self, key: str) -> bool:
        """Whether it happened as often as it may within the window that ends now."""
        moments = self._moments.get(key, ())
        return sum(moment > self._clock() - self._seconds for moment in moments) >= self._most

    def add(self, key: str) -> None:
        """Note that it happened now."""
        # Taken out and put back, so that the first key is always the one quiet for longest.
        moments = self._moments.pop(key, None) or deque(maxlen=self._most)
        moments.append(self._clock())
        self._moments[key] = moments
        if len(self._moments) > MOST_KEYS:
            del self._moments[next(iter(self._moments))]
