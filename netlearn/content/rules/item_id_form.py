"""Facet and item ids say where they belong: facet S2 is of network S, item S2-3 is of facet S2.

Exports and score files name columns by these ids; people read them.
"""

import re
from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, find_entries
from netlearn.content.problems import Severity

CODE = "NL108"
NAME = "item-id-form"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield facets and items whose id does not follow from their place."""
    for network in pack.entries("instrument", "networks", "*"):
        letter = str(network.value.get("letter", ""))
        for facet in find_entries(network, "facets", "*"):
            facet_id = str(facet.value.get("id", ""))
            if not re.fullmatch(re.escape(letter) + r"[1-9]", facet_id):
                message = f"the facet id `{facet_id}` does not name its network"
                yield Finding(facet.inside("id"), message, f"use {letter}1, {letter}2 and so on")
            for item in find_entries(facet, "items", "*"):
                item_id = str(item.value.get("id", ""))
                if not re.fullmatch(re.escape(facet_id) + r"-[1-9][0-9]?", item_id):
                    message = f"the item id `{item_id}` does not name its facet"
                    yield Finding(item.inside("id"), message, f"use {facet_id}-1, {facet_id}-2 and so on")
