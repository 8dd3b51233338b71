"""Taking the questionnaire: the order of its items, and the place to come back to."""

from collections.abc import Collection, Sequence
from hashlib import blake2b

from netlearn.content.model import Facet, Instrument, Item


def order_items(instrument: Instrument, seed: int) -> tuple[tuple[str, ...], ...]:
    """Lay the items out in pages: one item a facet on each page, mixed by the seed.

    Reverse items are spread evenly over the pages. The order depends on the seed and the ids alone,
    so that it is the same in every Python version and after every restart.

    Returns:
        Pages of item ids; a facet of four items appears on four pages.
    """
    page_count = max(len(facet.items) for facet in instrument.facets)
    pages: list[list[str]] = [[] for _ in range(page_count)]
    facets = sorted(instrument.facets, key=lambda facet: _mix(seed, "facet", facet.id))
    for offset, facet in enumerate(facets):
        for place, item in enumerate(_mix_facet(facet, seed)):
            pages[(place + offset) % page_count].append(item.id)
    return tuple(tuple(sorted(page, key=lambda item_id: _mix(seed, "page", item_id))) for page in pages)


def find_place(pages: Sequence[Sequence[str]], rated: Collection[str]) -> tuple[int, str | None]:
    """Find the first item without a rating.

    Returns:
        Its page (from 0) and id; the last page and None when every item is rated.
    """
    for page, items in enumerate(pages):
        for item_id in items:
            if item_id not in rated:
                return page, item_id
    return max(len(pages) - 1, 0), None


def count_answered(pages: Sequence[Sequence[str]], rated: Collection[str]) -> int:
    """Count the items on these pages that have a rating or were marked as not applying."""
    return sum(item_id in rated for items in pages for item_id in items)


def _mix_facet(facet: Facet, seed: int) -> list[Item]:
    """Mix the forward items and put the reverse ones last, so that the offset decides their page."""
    return sorted(facet.items, key=lambda item: (item.reverse, _mix(seed, "item", item.id)))


def _mix(seed: int, purpose: str, name: str) -> bytes:
    return blake2b(f"{seed}/{purpose}/{name}".encode(), digest_size=8).digest()
