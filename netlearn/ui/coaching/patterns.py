"""What this pair shows, from its two ratings and from what the coachee chose to show."""

from collections.abc import Collection, Mapping

from netlearn.content.model import PairPatternId
from netlearn.domain.talk import MapShape, find_patterns
from netlearn.domain.two_views import TwoViews
from netlearn.store.engagement_words import Word, find_text
from netlearn.store.engagements import Engagement


def read_patterns(
    here: Engagement, views: TwoViews, words: Collection[Word]
) -> Mapping[PairPatternId, frozenset[str]]:
    """The patterns by which questions are picked, each with the facets that show it.

    Args:
        here: The engagement.
        views: Its two ratings.
        words: What the reader may see of what was written and ticked.
    """
    shapes: dict[str, MapShape] = {"open": "open", "closed": "closed"}
    return find_patterns(
        views,
        map_shape=shapes.get(find_text(words, "map", "coachee", "shape"), ""),
        sure_and_wrong=any(word.kind == "question" and word.by == "coachee" for word in words),
        following_up=here.pair.opened > 1,
    )
