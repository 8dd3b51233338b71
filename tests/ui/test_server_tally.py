from netlearn.ui.server import tally
from netlearn.ui.server.tally import Tally


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_a_key_is_full_once_it_happened_as_often_as_it_may() -> None:
    counts = Tally(3, 60, Clock())
    full = []
    for _ in range(4):
        full.append(counts.is_full("a"))
        counts.add("a")
    assert full == [False, False, False, True]
    assert not counts.is_full("b")


def test_what_lies_before_the_window_counts_no_more() -> None:
    clock = Clock()
    counts = Tally(2, 60, clock)
    counts.add("a")
    clock.seconds = 30
    counts.add("a")
    full = {}
    for clock.seconds in (59, 60, 89, 90):
        full[clock.seconds] = counts.is_full("a")
    assert full == {59: True, 60: False, 89: False, 90: False}


def test_the_key_that_was_quiet_for_longest_is_forgotten() -> None:
    counts = Tally(1, 60, Clock())
    for number in range(tally.MOST_KEYS):
        counts.add(str(number))
    counts.add("0")
    counts.add("one more")
    assert [counts.is_full(key) for key in ("0", "1", "2", "one more")] == [True, False, True, True]
