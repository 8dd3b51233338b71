"""Every id is recorded in `ledger.yaml`, where the course keeps one.

Record ids before learners meet them; from then on the check notices when one is lost.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.ledger import list_given, list_recorded
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL111"
NAME = "unrecorded-id"
SEVERITY: Severity = "warning"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield the first unrecorded id, and how many there are."""
    if not pack.of("ledger"):
        return
    recorded = {record.key for record in list_recorded(pack)}
    fresh = [one for one in list_given(pack) if (one.family, one.spot.value) not in recorded]
    if fresh:
        first = f"the {fresh[0].family} `{fresh[0].spot.value}`"
        message = (
            f"{first} is not recorded"
            if len(fresh) == 1
            else f"{first} and {len(fresh) - 1} more are not recorded"
        )
        yield Finding(fresh[0].spot, f"{message} in `ledger.yaml`", "run `netlearn ledger`")
