"""A limit on how often somebody may do something: so many at once, and so many a second in the long run."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bucket:
    """What somebody may still do: `left` at the moment `at`, in seconds of any clock that only goes on."""

    left: float
    at: float


def take(bucket: Bucket | None, now: float, rate: float, burst: float) -> tuple[Bucket, bool]:
    """Take one, if there is one.

    Args:
        bucket: What was left; None for somebody who comes for the first time.
        now: Seconds, of the same clock.
        rate: How many come back a second.
        burst: How many there are at most.

    Returns:
        What is left, and whether one was taken.
    """
    before = bucket or Bucket(burst, now)
    left = min(burst, before.left + max(now - before.at, 0) * rate)
    return (Bucket(left - 1, now), True) if left >= 1 else (Bucket(left, now), False)
