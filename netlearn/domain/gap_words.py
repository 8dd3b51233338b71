"""Two views in words: what both agree on first, then what to talk about; nobody is ever called wrong."""

from collections.abc import Mapping
from types import MappingProxyType

from netlearn.domain.likeness import liken
from netlearn.domain.scoring import Score, round_points
from netlearn.domain.two_views import Gap, Standing, TwoViews, sort_talk

SECTIONS: Mapping[str, tuple[Standing, ...]] = MappingProxyType(
    {
        "Shared strengths": ("strength",),
        "Shared priorities": ("priority",),
        "Seen about alike": ("alike",),
        "Worth talking about": ("self-higher", "coach-higher"),
        "Too little rated by one of you": ("unseen",),
    }
)
RULE = (
    "Both rated the same 24 items, two to a facet, on a line from 0 (almost never) to 100 (almost always). A "
    "facet is worth talking about when the two views are 25 points or more apart, which is one step of the "
    "answer scale; the difference is called clear when it also exceeds 1.645 standard errors of it. "
    "A shared strength or priority lies above or below the middle with its whole 90 % interval. Two items "
    "to a facet leave wide intervals, so each of these is a place to begin a conversation and none is a "
    "finding."
)
NOTICED = 10  # points of mean difference from which the whole is worth a sentence
WIDER = 1.5  # times the other's spread, from which that is worth a sentence
ALIKE_IN_SHAPE = 0.5  # Pearson's r, a large one by Cohen's rule


def tell_whole(views: TwoViews, own: str, coach: str) -> str:
    """Say in two sentences how the two views compare.

    Args:
        views: The two ratings.
        own: What the coachee goes by.
        coach: What the coach goes by.
    """
    alike = len(views.list_standing("strength", "priority", "alike"))
    talk, unseen = len(views.list_standing("self-higher", "coach-higher")), len(views.list_standing("unseen"))
    parts = [f"{own} and {coach} see {alike} of {len(views.facets)} facets about alike"]
    if talk:
        parts.append(f"{talk} {'is' if talk == 1 else 'are'} worth talking about")
    if unseen:
        parts.append(f"{unseen} {'was' if unseen == 1 else 'were'} too little rated by one of you")
    sentence = "; ".join(parts) + "."
    if views.elevation is None or abs(views.elevation) < NOTICED:
        return sentence
    first, second = (own, coach) if views.elevation > 0 else (coach, own)
    return (
        f"{sentence} On the whole {first}'s answers lie {round_points(abs(views.elevation))} points above "
        f"{second}'s. Such a distance is common: two people have watched different hours of the same work."
    )


def tell_likeness(views: TwoViews, own: str, coach: str) -> str:
    """Say in two sentences how alike the profiles are in shape and in spread; "" where too few are scored."""
    alike = liken(views)
    if alike is None:
        return ""
    parts = []
    if alike.shape is not None:
        figure = f"(r = {alike.shape:z.2f} over {alike.facets} facets)"
        if alike.shape >= ALIKE_IN_SHAPE:
            parts.append(f"The two views rise and fall at much the same facets {figure}.")
        elif alike.shape <= -ALIKE_IN_SHAPE:
            parts.append(f"Where one of the two views rises, the other rather falls {figure}.")
        else:
            parts.append(f"The two views rise and fall at different facets {figure}.")
    if alike.scatter is not None:
        if 1 / WIDER < alike.scatter < WIDER:
            parts.append("Both tell the facets apart about equally.")
        else:
            first, second = (own, coach) if alike.scatter >= WIDER else (coach, own)
            parts.append(f"{first} tells the facets further apart than {second} does.")
    return " ".join(parts)


def list_networks(views: TwoViews, own: str, coach: str) -> tuple[tuple[Gap, str], ...]:
    """Every network with how it stands in the two views: it rests on more items than any of its facets."""
    return tuple((gap, tell_gap(gap, own, coach)) for gap in views.networks)


def tell_furthest(views: TwoViews, own: str, coach: str) -> str:
    """Say where the two views lie furthest apart, when that is worth talking about."""
    talk = sort_talk(views.list_standing("self-higher", "coach-higher"))
    if not talk:
        return "A row for each facet. Nowhere do the two views lie a whole step of the answer scale apart."
    first = talk[0]
    return (
        f"A row for each facet. The two views lie furthest apart on {first.title}: "
        f"{own} {_write(first.own)}, {coach} {_write(first.coach)}."
    )


def list_sections(views: TwoViews) -> tuple[tuple[str, tuple[Gap, ...]], ...]:
    """List the facets by where they stand, agreement first; talking points by the size of the difference."""
    found = []
    for title, standings in SECTIONS.items():
        gaps = views.list_standing(*standings)
        if gaps:
            found.append((title, sort_talk(gaps) if "self-higher" in standings else gaps))
    return tuple(found)


def tell_gap(gap: Gap, own: str, coach: str) -> str:
    """Say how one facet or network stands in the two views."""
    figures = f"{own} {_write(gap.own)}, {coach} {_write(gap.coach)}."
    match gap.standing:
        case "strength":
            return f"Both see it often. {figures}"
        case "priority":
            return f"Both see little of it. {figures}"
        case "alike":
            return f"Both see it about alike. {figures}"
        case "self-higher" | "coach-higher":
            more, less = (own, coach) if gap.standing == "self-higher" else (coach, own)
            sure = "The difference is clear." if gap.clear else "It may still be chance."
            return f"{more} sees more of it than {less} does. {figures} {sure}"
        case "unseen":
            silent = [name for name, score in ((own, gap.own), (coach, gap.coach)) if score.value is None]
            return f"{' and '.join(silent)} could not rate enough of it. {figures}"


def list_rows(views: TwoViews, own: str, coach: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The facets as a table: headers and rows in radar order."""
    words = {standing: title for title, standings in SECTIONS.items() for standing in standings}
    rows = tuple(
        (
            f"{gap.title} ({gap.network})",
            _figure(gap.own),
            _figure(gap.coach),
            "" if gap.points is None else f"{gap.points:+.0f}",
            words[gap.standing] + (", clear" if gap.clear else ""),
        )
        for gap in views.facets
    )
    return ("Facet", own, coach, "Apart", "Reads as"), rows


def _write(score: Score) -> str:
    return "not rated" if score.value is None else str(round_points(score.value))


def _figure(score: Score) -> str:
    return "" if score.value is None else str(round_points(score.value))
