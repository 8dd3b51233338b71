"""How alike two profiles are beside their height: in spread and in shape."""

from dataclasses import dataclass
from statistics import correlation, stdev

from netlearn.domain.two_views import TwoViews

LIKENESS_FROM = 8  # facets that both scored; fewer say too little of a shape


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is left of two profiles beside their height (Cronbach and Gleser 1953).

    Attributes:
        facets: How many both scored.
        scatter: The coachee's standard deviation over these by the coach's; None where the coach has none.
        shape: Pearson's r over these; None where a side has scored all of them alike.
    """

    facets: int
    scatter: float | None
    shape: float | None


def liken(views: TwoViews) -> Likeness | None:
    """Compare spread and shape over the facets that both scored; None with fewer than eight."""
    both = [
        (gap.own.value, gap.coach.value)
        for gap in views.facets
        if gap.own.value is not None and gap.coach.value is not None
    ]
    if len(both) < LIKENESS_FROM:
        return None
    own, coach = zip(*both, strict=True)
    spread, other = stdev(own), stdev(coach)
    return Likeness(
        facets=len(both),
        scatter=spread / other if other else None,
        shape=correlation(own, coach) if spread and other else None,
    )
