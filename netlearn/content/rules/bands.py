"""Bands cover 0 to 100: the first cut is 0, each cut is higher than the last.

Their ids are the four that narratives are written for: rare, occasional, regular, habitual.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.model import FacetNarratives
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL107"
NAME = "bands"
SEVERITY: Severity = "error"

WRITTEN = tuple(name for name in FacetNarratives.model_fields if name != "facet")


def find(pack: Pack) -> Iterator[Finding]:
    """Yield cuts that do not start at 0 or do not rise, and bands without narratives."""
    previous = -1
    for band in pack.entries("instrument", "bands", "*"):
        cut = band.value.get("cut")
        if isinstance(cut, int):
            if previous < 0 and cut != 0:
                yield Finding(band.inside("cut"), f"the lowest band starts at {cut}", "make its cut 0")
            elif cut <= previous:
                message = f"the cut {cut} is not above the cut before it, {previous}"
                yield Finding(band.inside("cut"), message, "order the bands by rising cuts")
            previous = cut
        if band.value.get("id") not in WRITTEN:
            message = f"no narratives are written for the band `{band.value.get('id')}`"
            yield Finding(band.inside("id"), message, f"use one of: {', '.join(WRITTEN)}")
