"""What the open map brings to the plan."""

from dataclasses import dataclass, field

from netlearn.domain.map_evidence import ask_contacts, list_facts, list_points, weigh_map
from netlearn.domain.map_measures import measure_map
from netlearn.store.engine import Store
from netlearn.store.maps import load_map


@dataclass(frozen=True, slots=True)
class Evidence:
    """By facet id: points and their reasons, which name nobody, and sentences that name contacts.

    The last are for the learner's own screen; whatever is shared or taken away leaves them out.
    """

    points: dict[str, float] = field(default_factory=dict)
    facts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    asks: dict[str, str] = field(default_factory=dict)


def read_evidence(store: Store, learner: str) -> Evidence:
    """The evidence of the learner's open map; nothing without one."""
    network_map = load_map(store, learner)
    if network_map is None:
        return Evidence()
    measured = measure_map(network_map)
    weighed = weigh_map(measured)
    return Evidence(list_points(weighed), list_facts(weighed), ask_contacts(measured))
