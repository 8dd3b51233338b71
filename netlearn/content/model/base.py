"""What every model shares: frozen, closed, with ids that authors give or a digest of the text."""

from hashlib import blake2b
from typing import Annotated, Literal, LiteralString

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", max_length=60)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
NetworkId = Literal["operational", "personal", "strategic"]


class Model(BaseModel):
    """Frozen and closed: a typo is an error, never a silently ignored wish."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Named(Model):
    """Something with a text. Without an `id` of its own it is known by a digest of that text."""

    text: Text
    id: Id = ""

    @model_validator(mode="before")
    @classmethod
    def _name_by_text(cls, data: object) -> object:
        if isinstance(data, dict) and "id" not in data and isinstance(data.get("text"), str):
            return {**data, "id": digest(data["text"].strip(), size=4)}
        return data


def digest(text: str, size: int) -> str:
    """A short fingerprint of a text: twice `size` hexadecimal digits."""
    return blake2b(text.encode(), digest_size=size).hexdigest()


def inconsistent(message: LiteralString, fix: str) -> PydanticCustomError:
    """A model error that tells the author how to mend it."""
    return PydanticCustomError("inconsistent", message, {"fix": fix})
