"""Where everybody stands on the map: ego in the middle, the close near by, those who know each other together."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from math import pi

import numpy as np
import numpy.typing as npt

from netlearn.domain.contacts import LETTERS, MapContact, Pair

Points = npt.NDArray[np.float64]

STEPS = 160
RINGS: Mapping[int | None, float] = {3: 0.52, 2: 0.76, 1: 1.0, None: 0.88}  # distance from ego by closeness
APART = 0.24  # distance below which two contacts push each other away
_PULL, _PUSH, _RING = 0.06, 0.5, 0.35


def place_contacts(
    contacts: Sequence[MapContact], ties: Sequence[Pair], seed: int = 0
) -> dict[str, tuple[float, float]]:
    """Place contacts around ego at (0, 0); the same map and seed give the same places.

    Contacts begin in the third of the circle of their network, at an angle that follows from their id, so
    that somebody new moves the others little. Then ties pull, nearness pushes, and closeness holds everybody
    to a ring (a force-directed layout after Fruchterman and Reingold 1991, cooled linearly).

    Returns:
        x and y by contact id, within about 1.2 of ego.
    """
    if not contacts:
        return {}
    rings = np.array([RINGS.get(one.closeness, RINGS[None]) for one in contacts])
    angles = np.array([_find_angle(one, seed) for one in contacts])
    points = rings[:, None] * np.column_stack([np.sin(angles), np.cos(angles)])
    tied = _tie_matrix(contacts, ties)
    for step in range(STEPS):
        points = points + (1 - step / STEPS) * _find_forces(points, tied, rings)
    return {one.id: (float(x), float(y)) for one, (x, y) in zip(contacts, points, strict=True)}


def _find_angle(contact: MapContact, seed: int) -> float:
    """An angle, clockwise from the top: the middle of the networks' sectors, less or more by the id."""
    sectors = [place for place, letter in enumerate(LETTERS.values()) if letter in contact.networks]
    turns = [2 * pi * (place + 0.5) / len(LETTERS) for place in sectors]
    digest = blake2b(f"{seed}:{contact.id}".encode(), digest_size=8).digest()
    share = int.from_bytes(digest, "big") / 2**64
    if not turns or len(turns) == len(LETTERS):
        return 2 * pi * share
    middle = float(np.angle(np.sum(np.exp(1j * np.array(turns)))))
    return middle + (share - 0.5) * 2 * pi / len(LETTERS)


def _tie_matrix(contacts: Sequence[MapContact], ties: Sequence[Pair]) -> Points:
    places = {one.id: place for place, one in enumerate(contacts)}
    tied = np.zeros((len(contacts), len(contacts)))
    for one, other in ties:
        if one in places and other in places and one != other:
            tied[places[one], places[other]] = tied[places[other], places[one]] = 1
    return tied


def _find_forces(points: Points, tied: Points, rings: Points) -> Points:
    away = points[:, None, :] - points[None, :, :]
    distance = np.maximum(np.linalg.norm(away, axis=2), 1e-6)
    push = np.maximum(0.0, APART - distance) / distance
    pull = tied * np.maximum(0.0, distance - APART) / distance
    among = _PUSH * (push[:, :, None] * away).sum(axis=1) - _PULL * (pull[:, :, None] * away).sum(axis=1)
    radius = np.maximum(np.linalg.norm(points, axis=1), 1e-6)
    along = (rings - radius) / radius
    forces: Points = among + _RING * along[:, None] * points
    return forces
