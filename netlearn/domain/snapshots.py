"""Snapshots: the instrument as it was when somebody answered it, so that no later edit rewrites a result."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from netlearn.content.model import Instrument


def freeze_instrument(instrument: Instrument) -> dict[str, Any]:
    """Give the instrument as plain JSON values, without what is only for authors and managers."""
    unused = {"items": {"__all__": {"manager", "facts"}}}
    within = {"networks": {"__all__": {"facets": {"__all__": unused}}}}
    return instrument.model_dump(mode="json", exclude=within)


def thaw_instrument(snapshot: Mapping[str, Any] | None, today: Instrument) -> Instrument:
    """Give the instrument back as it was.

    Args:
        snapshot: What `freeze_instrument` gave; None where none was kept.
        today: The instrument in service, which stands in where there is no snapshot or where this program
            can no longer read it.
    """
    if snapshot is None:
        return today
    try:
        return Instrument.model_validate(snapshot)
    except ValidationError:
        return today
