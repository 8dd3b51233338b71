"""What the tables share: kinds of column, names of constraints, and whose a row is."""

from datetime import UTC, datetime
from typing import Annotated

from sqlalchemy import JSON, DateTime, Dialect, ForeignKey, MetaData, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, mapped_column


class UtcTime(TypeDecorator[datetime]):
    """A moment in time: aware in Python, UTC in the database (SQLite keeps no zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store as UTC. Raises ValueError for a time without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone could mean any of 24 hours")
        moved = value.astimezone(UTC)
        return moved.replace(tzinfo=None) if dialect.name == "sqlite" else moved

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back as aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class FreeText(TypeDecorator[str]):
    """What somebody typed, less the two things no database agrees on: NUL and half characters."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Drop NUL and replace lone surrogates by a question mark."""
        return None if value is None else clean(value)


class TextList(TypeDecorator[list[str]]):
    """A list of ids or typed texts as JSON, cleaned like `FreeText`."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: list[str] | None, dialect: Dialect) -> list[str] | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Clean each text."""
        return None if value is None else [clean(text) for text in value]


class Base(DeclarativeBase):
    """What all tables share."""

    # Names let a later migration find the constraint it changes.
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcTime()}  # noqa: RUF012 - SQLAlchemy's own way to declare it


def clean(text: str) -> str:
    """Drop NUL and replace lone surrogates by a question mark."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


OwnedBy = Annotated[str, mapped_column(ForeignKey("learners.id", ondelete="CASCADE"))]
Typed = Annotated[str, mapped_column(FreeText)]
Texts = Annotated[list[str], mapped_column(TextList)]
