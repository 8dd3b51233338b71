"""What constraint is typical for a list of that length with so many ties, to hold somebody's own against.

Near the closed end constraint hardly moves: with 30 contacts a density of 20 % gives .116 and 100 % gives
.129. So its place between the limits says little, and its distance from the typical value more.
"""

from bisect import bisect_right
from collections.abc import Sequence

DENSITIES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.6, 1.0)
SIZES = (5, 10, 15, 20, 30)
# Mean of 200 random ego networks for each size (down) and density (across); the ends are exact.
MEANS = (
    (0.200, 0.291, 0.375, 0.433, 0.505, 0.578, 0.648),
    (0.100, 0.198, 0.255, 0.295, 0.319, 0.343, 0.361),
    (0.067, 0.156, 0.197, 0.219, 0.230, 0.241, 0.249),
    (0.050, 0.131, 0.161, 0.173, 0.179, 0.185, 0.190),
    (0.033, 0.099, 0.116, 0.121, 0.124, 0.127, 0.129),
)


def expect_constraint(size: int, density: float) -> float:
    """The typical constraint of so many contacts at that density, interpolated.

    Between sizes it is the product with the size that is interpolated, which changes little.

    Args:
        size: Contacts, from 5 on; above 30 the value for 30 is carried on.
        density: 0 to 1.

    Raises:
        ValueError: fewer than five contacts.
    """
    if size < SIZES[0]:
        raise ValueError("there is nothing typical about fewer than five contacts")
    place, share = _locate(SIZES, min(size, SIZES[-1]))
    shorter, longer = (
        SIZES[row] * _read_row(MEANS[row], density) for row in (place, min(place + 1, len(SIZES) - 1))
    )
    return (shorter + share * (longer - shorter)) / size


def _read_row(row: Sequence[float], density: float) -> float:
    place, share = _locate(DENSITIES, density)
    return row[place] + share * (row[min(place + 1, len(row) - 1)] - row[place])


def _locate(steps: Sequence[float], value: float) -> tuple[int, float]:
    """Between which step and the next a value lies, and what share of the way."""
    place = min(bisect_right(steps, value) - 1, len(steps) - 2)
    return place, (value - steps[place]) / (steps[place + 1] - steps[place])
