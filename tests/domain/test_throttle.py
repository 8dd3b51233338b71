from netlearn.domain.throttle import Bucket, take


def count_taken(moments: list[float], rate: float, burst: float) -> int:
    bucket: Bucket | None = None
    taken = 0
    for moment in moments:
        bucket, one = take(bucket, moment, rate, burst)
        taken += one
    return taken


def test_a_burst_is_taken_and_no_more() -> None:
    assert count_taken([100.0] * 20, 2, 5) == 5


def test_what_comes_at_the_rate_is_always_taken() -> None:
    assert count_taken([number / 2 for number in range(1000)], 2, 5) == 1000


def test_twice_the_rate_is_taken_half_the_time_once_the_burst_is_used_up() -> None:
    assert count_taken([number / 4 for number in range(1000)], 2, 5) == 504


def test_a_clock_that_stands_gives_nothing_back() -> None:
    bucket, _ = take(None, 7.0, 2, 1)
    assert take(bucket, 6.0, 2, 1) == (Bucket(0, 6.0), False)
