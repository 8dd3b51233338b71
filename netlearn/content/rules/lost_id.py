"""An id that was once given stays, and names the same thing.

Answers, ratings, plans and cards are stored under ids. `ledger.yaml` records each one; an id that is
gone, renamed, of another kind, or given again after it was retired is a learner's work lost. What is
removed for good is marked `retired: true` in the ledger.
"""

from collections.abc import Iterator

from netlearn.content.finding import Finding
from netlearn.content.ledger import FILES, Given, Recorded, list_given, list_recorded
from netlearn.content.mends import suggest
from netlearn.content.pack import Pack
from netlearn.content.problems import Severity

CODE = "NL110"
NAME = "lost-id"
SEVERITY: Severity = "error"


def find(pack: Pack) -> Iterator[Finding]:
    """Yield recorded ids that are gone or changed, and retired ones that are back."""
    present = {(one.family, one.spot.value): one for one in list_given(pack)}
    recorded = list(list_recorded(pack))
    spare = {key: one for key, one in present.items() if key not in {record.key for record in recorded}}
    for record in recorded:
        given = present.get(record.key)
        if given is None:
            if not record.retired and pack.complete(*FILES[record.family]):
                yield _explain_gone(record, spare)
        elif record.retired:
            message = f"the id `{record.name}` was retired and is given again"
            yield Finding(given.spot, message, "give the new entry an id of its own")
        elif given.kind != record.kind:
            message = f"`{record.name}` is recorded as {_name(record.kind)} and is now {_name(given.kind)}"
            fix = "give it a new id and retire the old one in `ledger.yaml`, or take the old kind back"
            yield Finding(given.spot, message, fix)


def _explain_gone(record: Recorded, spare: dict[tuple[str, str], Given]) -> Finding:
    """Say that an id is gone, or, where an unrecorded one looks like it, that it was renamed."""
    alike = [one.spot.value for one in spare.values() if one.kind == record.kind]
    if likely := suggest(record.name, alike):
        message = f"`{likely}` is not recorded; it seems to be `{record.name}` under a new name"
        return Finding(spare[record.family, likely].spot, message, f"give it back the id `{record.name}`")
    message = f"the {record.family} `{record.name}` is gone"
    fix = "bring it back; if it is gone for good, write `retired: true` here"
    return Finding(record.spot, message, fix)


def _name(kind: str) -> str:
    family, _, sort = kind.partition(":")
    return f"a {sort} question" if sort else f"a {family}"
