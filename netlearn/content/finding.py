"""What a rule hands back."""

from dataclasses import dataclass
from typing import Any

from netlearn.content.pack import Spot


@dataclass(frozen=True, slots=True)
class Finding:
    """A breach of a rule at a spot; `needle` points inside a long text at the words meant."""

    spot: Spot[Any]
    message: str
    fix: str
    needle: str = ""
