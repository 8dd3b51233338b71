"""Every id is given once in the course.

Ids are permanent: answers, ratings and plans are stored under them. Lessons, questions, facets, items
and actions share one set of ids; facts, modules, networks, bands, terms, sources, quizzes, workshops and the
prompts, readings and messages of the network map have one each. So have the purposes, the
rows of who sees what, the questions, openings, pitfalls and offers of `coaching.yaml`, and the steps of its
guides.
"""

from collections.abc import Iterator

from netlearn.content.files import KindName
from netlearn.content.finding import Finding
from netlearn.content.pack import Pack, Spot
from netlearn.content.problems import Severity

CODE = "NL101"
NAME = "duplicate-id"
SEVERITY: Severity = "error"

_FACETS = ("networks", "*", "facets", "*")
POOLS: tuple[tuple[tuple[KindName, tuple[str, ...]], ...], ...] = (
    (
        ("lesson", ()),
        ("quiz", ("questions", "*")),
        ("instrument", _FACETS),
        ("instrument", (*_FACETS, "items", "*")),
        ("instrument", ("mindset", "items", "*")),
        ("actions", ("actions", "*")),
    ),
    (("course", ("facts", "*")),),
    (("course", ("modules", "*")),),
    (("instrument", ("networks", "*")),),
    (("instrument", ("bands", "*")),),
    (("glossary", ("terms", "*")),),
    (("network", ("prompts", "*")),),
    (("network", ("readings", "*")),),
    (("network", ("messages", "*")),),
    (("sources", ("sources", "*")),),
    (("quiz", ()),),
    (("workshop", ()),),
    (("coaching", ("purposes", "*")),),
    (("coaching", ("sights", "*")),),
    (("coaching", ("guides", "*", "steps", "*")),),
    (("coaching", ("questions", "*")),),
    (("coaching", ("openings", "*")),),
    (("coaching", ("pitfalls", "*")),),
    (("coaching", ("offers", "*")),),
)


def find(pack: Pack) -> Iterator[Finding]:
    """Yield every id after its first use."""
    for pool in POOLS:
        first: dict[str, Spot[str]] = {}
        for kind, pattern in pool:
            for spot in pack.texts(kind, *pattern, "id"):
                earlier = first.setdefault(spot.value, spot)
                if earlier is not spot:
                    place = f"{earlier.document.shown}:{earlier.locate()[0]}"
                    message = f"the id `{spot.value}` is already used in {place}"
                    yield Finding(spot, message, "give this entry an id of its own")
