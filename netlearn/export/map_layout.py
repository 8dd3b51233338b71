"""Where everybody stands on the map: ego in the middle, close contacts near by, the tied together."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from math import pi

import numpy as np
import numpy.typing as npt

from netlearn.domain.contacts import LETTERS, MapContact, Pair

Points = npt.NDArray[np.float64]
Mark = tuple[str, frozenset[str], int | None]  # id, networks and closeness: all that a place depends on

STEPS = 160
RINGS: Mapping[int | None, float] = {3: 0.5, 2: 0.8, 1: 1.1, None: 0.95}  # distance from ego by closeness
NEAREST, FARTHEST = 0.27, 0.7  # distance below which two contacts push each other away, long list to short
RIM = 1.15  # how far the farthest stands to the side or up
_LATE_PULL = 0.15  # of the pull of ties once the angles are spread
_PULL, _PUSH, _RING = 0.05, 0.35, 0.5


def place_contacts(
    contacts: Sequence[MapContact], ties: Sequence[Pair], seed: int = 0
) -> dict[str, tuple[float, float]]:
    """Place contacts around ego at (0, 0); the same map and seed give the same places.

    Contacts begin in the third of the circle of their network, at an angle that follows from their id, so
    that somebody new moves the others little. Then ties pull, nearness pushes, and closeness holds everybody
    to a ring (a force-directed layout after Fruchterman and Reingold 1991, cooled linearly). Half-way through
    the angles are spread around the circle in the order that has come about.

    Returns:
        x and y by contact id, each from -1.15 to 1.15.
    """
    marks = tuple((one.id, one.networks, one.closeness) for one in contacts)
    return dict(zip((one.id for one in contacts), _settle(marks, tuple(ties), seed), strict=True))


@lru_cache(maxsize=512)
def _settle(marks: tuple[Mark, ...], ties: tuple[Pair, ...], seed: int) -> tuple[tuple[float, float], ...]:
    """The places in the order of the contacts. Kept, as most reruns draw the same map; no initials are."""
    if not marks:
        return ()
    rings = np.array([RINGS.get(closeness, RINGS[None]) for _, _, closeness in marks])
    angles = np.array([_find_angle(name, networks, seed) for name, networks, _ in marks])
    points = rings[:, None] * np.column_stack([np.sin(angles), np.cos(angles)])
    tied = _tie_matrix([name for name, _, _ in marks], ties)
    apart = min(FARTHEST, max(NEAREST, 1.6 / len(marks) ** 0.5))
    for step in range(STEPS):
        if step == STEPS // 2:
            points, tied = _spread(points), tied * _LATE_PULL
        points = points + (1 - step / STEPS) * _find_forces(points, tied, rings, apart)
    points *= RIM / max(RIM / 2, np.abs(points).max())  # up to the edge, whatever pulled inwards
    return tuple((float(x), float(y)) for x, y in points)


def _find_angle(name: str, networks: frozenset[str], seed: int) -> float:
    """An angle, clockwise from the top: the middle of the networks' sectors, less or more by the id."""
    sectors = [place for place, letter in enumerate(LETTERS.values()) if letter in networks]
    turns = [2 * pi * (place + 0.5) / len(LETTERS) for place in sectors]
    digest = blake2b(f"{seed}:{name}".encode(), digest_size=8).digest()
    share = int.from_bytes(digest, "big") / 2**64
    if not turns or len(turns) == len(LETTERS):
        return 2 * pi * share
    middle = float(np.angle(np.sum(np.exp(1j * np.array(turns)))))
    return middle + (share - 0.5) * 2 * pi / len(LETTERS)


def _tie_matrix(names: Sequence[str], ties: Sequence[Pair]) -> Points:
    places = {name: place for place, name in enumerate(names)}
    tied = np.zeros((len(names), len(names)))
    for one, other in ties:
        if one in places and other in places and one != other:
            tied[places[one], places[other]] = tied[places[other], places[one]] = 1
    return tied


def _spread(points: Points) -> Points:
    """The same distances from ego and the same order around it, with even angles."""
    angles = np.arctan2(points[:, 0], points[:, 1])
    ranks = np.argsort(np.argsort(angles, kind="stable"), kind="stable")
    even = 2 * pi * ranks / len(points)
    # Turned as a whole to where most contacts stood, so that sectors keep their place.
    turn = np.angle(np.mean(np.exp(1j * (angles - even))))
    turned: Points = np.linalg.norm(points, axis=1)[:, None] * np.column_stack(
        [np.sin(even + turn), np.cos(even + turn)]
    )
    return turned


def _find_forces(points: Points, tied: Points, rings: Points, apart: float) -> Points:
    away = points[:, None, :] - points[None, :, :]
    distance = np.maximum(np.linalg.norm(away, axis=2), 1e-6)
    push = np.maximum(0.0, apart - distance) / distance
    pull = tied * np.maximum(0.0, distance - apart) / distance
    among = _PUSH * (push[:, :, None] * away).sum(axis=1) - _PULL * (pull[:, :, None] * away).sum(axis=1)
    radius = np.maximum(np.linalg.norm(points, axis=1), 1e-6)
    along = (rings - radius) / radius
    forces: Points = among + _RING * along[:, None] * points
    return forces
