"""Taking the questionnaire: its items and pages, the place to come back to, and how far somebody is."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Protocol

from netlearn.content.model import Facet, Instrument, Item, MindsetItem
from netlearn.domain.progress import Standing


class Rated(Protocol):
    """The answer to one item."""

    @property
    def value(self) -> int | None:
        """The point of the scale; None where the item does not apply."""

    @property
    def rated_at(self) -> datetime:
        """When it was given."""


class Taken(Protocol):
    """One pass through the questionnaire: a draft until it is submitted."""

    @property
    def shown_order(self) -> tuple[tuple[str, ...], ...]:
        """The item ids of each page."""

    @property
    def ratings(self) -> Mapping[str, Rated]:
        """The answers by item id."""

    @property
    def submitted_at(self) -> datetime | None:
        """When it was submitted; None for a draft."""

    @property
    def seen_at(self) -> datetime | None:
        """When its profile was first looked at; None when it never was."""


def list_items(instrument: Instrument) -> dict[str, Item | MindsetItem]:
    """Every item that is asked, those on mind-set last, by id."""
    items: tuple[Item | MindsetItem, ...] = (*instrument.items, *instrument.mindset.items)
    return {item.id: item for item in items}


def count_pages(instrument: Instrument) -> int:
    """Say how many pages the questionnaire has: one an item of the longest facet, and the mind-set."""
    return max(len(facet.items) for facet in instrument.facets) + 1


def order_items(instrument: Instrument, seed: int) -> tuple[tuple[str, ...], ...]:
    """Lay the items out in pages: one item a facet on each page, mixed by the seed.

    Reverse items are spread evenly over the pages. The order depends on the seed and the ids alone,
    so that it is the same in every Python version and after every restart.

    Returns:
        Pages of item ids; a facet of four items appears on four pages.
    """
    page_count = count_pages(instrument) - 1
    pages: list[list[str]] = [[] for _ in range(page_count)]
    facets = sorted(instrument.facets, key=lambda facet: _mix(seed, "facet", facet.id))
    for offset, facet in enumerate(facets):
        for place, item in enumerate(_mix_facet(facet, seed)):
            pages[(place + offset) % page_count].append(item.id)
    return tuple(tuple(sorted(page, key=lambda item_id: _mix(seed, "page", item_id))) for page in pages)


def lay_pages(instrument: Instrument, seed: int) -> tuple[tuple[str, ...], ...]:
    """Lay out the whole questionnaire: the pages of `order_items`, then the mind-set items in their order."""
    return (*order_items(instrument, seed), tuple(item.id for item in instrument.mindset.items))


def fit_pages(shown: Iterable[Iterable[str]], instrument: Instrument) -> tuple[tuple[str, ...], ...]:
    """Fit the pages of a draft to the instrument of today, which may have lost items since.

    Lost items and empty pages are left out. There are never more pages than `count_pages` says: what an
    older draft has beyond them moves to the last page. A draft that lost everything is laid out anew.
    """
    known = list_items(instrument)
    pages = [tuple(item_id for item_id in page if item_id in known) for page in shown]
    pages = [page for page in pages if page]
    most = count_pages(instrument)
    last = tuple(item_id for page in pages[most - 1 :] for item_id in page)
    fitting = (*pages[: most - 1], last) if last else tuple(pages)
    return fitting or lay_pages(instrument, 0)


def find_place(
    pages: Sequence[Sequence[str]], rated: Collection[str], last: str | None = None
) -> tuple[int, str | None]:
    """Find the item to go on at: the first open one after `last`, the item rated last, else the first.

    What was passed over on purpose is no place where anybody stopped.

    Returns:
        Its page (from 0) and id; the last page and None when every item is rated.
    """
    order = [(page, item_id) for page, items in enumerate(pages) for item_id in items]
    after = next((place + 1 for place, (_, item_id) in enumerate(order) if item_id == last), 0)
    for page, item_id in (*order[after:], *order[:after]):
        if item_id not in rated:
            return page, item_id
    return max(len(pages) - 1, 0), None


def find_stop(page: Sequence[str], rated: Collection[str], last: str | None = None) -> str | None:
    """Find the item on this page to go on at: an open one, if some are rated already."""
    if not any(item_id in rated for item_id in page):
        return None
    return find_place((page,), rated, last)[1]


def find_last(ratings: Mapping[str, Rated]) -> str | None:
    """Find the item that was rated last; None when none is."""
    return max(ratings, key=lambda item_id: ratings[item_id].rated_at, default=None)


def count_answered(pages: Sequence[Sequence[str]], rated: Collection[str]) -> int:
    """Count the items on these pages that have a rating or were marked as not applying."""
    return sum(item_id in rated for items in pages for item_id in items)


def keep_known(ratings: Mapping[str, Rated], instrument: Instrument) -> dict[str, int | None]:
    """Give the values by item id, None where one does not apply; items that were lost are left out."""
    known = list_items(instrument)
    return {item_id: rating.value for item_id, rating in ratings.items() if item_id in known}


def measure_standing(draft: Taken | None, latest: Taken | None, instrument: Instrument) -> Standing:
    """Say how far the questionnaire is, for deciding on the next step.

    Args:
        draft: The open draft, if there is one.
        latest: The one submitted last, if any was.
        instrument: The questionnaire of today.
    """
    pages = fit_pages(draft.shown_order if draft else lay_pages(instrument, 0), instrument)
    ratings = draft.ratings if draft else {}
    return Standing(
        answered=count_answered(pages, ratings),
        total=sum(map(len, pages)),
        touched_at=max((rating.rated_at for rating in ratings.values()), default=None),
        submitted_at=latest.submitted_at if latest else None,
        seen=latest is None or latest.seen_at is not None,
    )


def _mix_facet(facet: Facet, seed: int) -> list[Item]:
    """Mix the forward items and put the reverse ones last, so that the offset decides their page."""
    return sorted(facet.items, key=lambda item: (item.reverse, _mix(seed, "item", item.id)))


def _mix(seed: int, purpose: str, name: str) -> bytes:
    return blake2b(f"{seed}/{purpose}/{name}".encode(), digest_size=8).digest()
