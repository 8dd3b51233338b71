"""Maps for tests: people named A, B, C and what is told about them."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from random import Random
from typing import Any

from netlearn.domain.contacts import MapContact, NetworkMap, pair

BEGUN = datetime(2026, 1, 1, 9, tzinfo=UTC)


def person(name: str, **told: Any) -> MapContact:
    """Somebody whose id and initials are the same."""
    return MapContact(id=name, initials=name, **told)


def chart(people: Sequence[MapContact], ties: Iterable[str] = ()) -> NetworkMap:
    """A map whose ties are given as pairs of letters, such as "AB"."""
    return NetworkMap("map", tuple(people), tuple(pair(tie[0], tie[1]) for tie in ties), BEGUN)


def crowd(names: str, **told: Any) -> list[MapContact]:
    """A person for each letter, all told the same."""
    return [person(name, **told) for name in names]


def random_map(size: int, density: float, seed: int) -> NetworkMap:
    """A map of so many people about whom everything is told, with ties by chance."""
    rng = Random(seed)
    names = [f"{number:02}" for number in range(size)]
    people = [
        person(
            name,
            networks=frozenset(rng.sample("OPS", rng.choice([1, 1, 2]))),
            organisation=rng.choice(["inside", "outside"]),
            function=rng.choice(["same", "different"]),
            level=rng.choice(["junior", "peer", "senior"]),
            closeness=rng.choice([1, 2, 3]),
            introduced_by=rng.choice(["me", "organisation", *names[:2]]),
            gave=rng.randrange(4),
            got=rng.randrange(4),
            last_contact=rng.choice(["month", "year", "silent"]),
            met=rng.choice(["year", "earlier"]),
            approach=rng.choice(["me", "them", "both"]),
            asked=True,
        )
        for name in names
    ]
    ties = [
        (one, other)
        for place, one in enumerate(names)
        for other in names[place + 1 :]
        if rng.random() < density
    ]
    return NetworkMap("map", tuple(people), tuple(ties), BEGUN)
