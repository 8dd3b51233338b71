from datetime import date

from netlearn.domain.anonymity import Spread
from netlearn.domain.meeting_again import Past, pair_medians, recall

DAY = date(2026, 3, 2)
GROUP = [f"person {number}" for number in range(12)]


def spread(name: str, middle: int | None) -> Spread:
    return Spread(name, 12, middle, None, None, ())


THEN = (spread("operational", 55), spread("personal", 40), spread("strategic", None))


def test_the_same_group_sees_its_medians_of_then() -> None:
    past = recall(THEN, DAY, GROUP, GROUP, 5)
    assert past == Past(DAY, 12, {"operational": 55, "personal": 40})
    now = (spread("operational", 60), spread("personal", None), spread("strategic", 30))
    assert pair_medians(past, now) == {"operational": (55, 60)}


def test_no_median_stands_beside_another_when_one_to_four_people_make_the_difference() -> None:
    for after in (GROUP[1:], GROUP[4:], [*GROUP, "somebody new"]):
        assert recall(THEN, DAY, GROUP, after, 5).middles == {}


def test_another_group_or_five_who_differ_may_be_compared() -> None:
    for after in (GROUP[5:], [*GROUP, *"vwxyz"], [f"stranger {number}" for number in range(12)]):
        assert recall(THEN, DAY, GROUP, after, 5).middles == {"operational": 55, "personal": 40}
