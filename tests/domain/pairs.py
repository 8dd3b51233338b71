"""Two ratings on the form for managers of the course in service."""

from collections.abc import Mapping

from netlearn.domain.two_views import TwoViews, list_pair_items, view_both
from tests.store.rooms import read_course

INSTRUMENT = read_course().instrument
ITEMS = list_pair_items(INSTRUMENT)


def answer(base: int | None, **facets: int | None) -> dict[str, int | None]:
    """The same answer to every item, another one for the items of some facets."""
    of = {item.id: facet.id for facet in INSTRUMENT.facets for item in facet.items}
    return {item.id: facets.get(of[item.id], base) for item in ITEMS}


def compare(own: Mapping[str, int | None], coach: Mapping[str, int | None]) -> TwoViews:
    """Both views of two answers."""
    return view_both(INSTRUMENT, own, coach)
