"""Whom somebody knows: maps, their contacts as initials, and the ties among these."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, SmallInteger, false, text
from sqlalchemy.orm import Mapped, mapped_column

from netlearn.store.tables.base import Base, OwnedBy, Texts, Typed


class NetworkMapRow(Base):
    """One map: open until it is kept as a snapshot, then never changed."""

    __tablename__ = "network_maps"
    id: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[OwnedBy] = mapped_column(index=True)
    begun_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    __table_args__ = (
        Index(
            "uq_network_maps_open",
            "learner_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
    )


class ContactRow(Base):
    """Somebody on a map, under initials or a nickname; a copy of the map keeps the id."""

    __tablename__ = "contacts"
    map_id: Mapped[str] = mapped_column(ForeignKey("network_maps.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    initials: Mapped[Typed]
    networks: Mapped[str]
    organisation: Mapped[str | None]
    function: Mapped[str | None]
    level: Mapped[str | None]
    closeness: Mapped[int | None] = mapped_column(SmallInteger)
    introduced_by: Mapped[str | None]
    gave: Mapped[int | None] = mapped_column(SmallInteger)
    got: Mapped[int | None] = mapped_column(SmallInteger)
    circles: Mapped[Texts]
    last_contact: Mapped[str | None]
    met: Mapped[str | None]
    met_at: Mapped[str | None]
    approach: Mapped[str | None]
    energises: Mapped[bool | None]
    core: Mapped[bool] = mapped_column(server_default=false())
    asked: Mapped[bool] = mapped_column(server_default=false())
    updated_at: Mapped[datetime]
    __table_args__ = (
        # Longer would be a name, and names of third parties are not kept.
        CheckConstraint("length(initials) BETWEEN 1 AND 12", name="initials"),
        CheckConstraint("networks IN ('', 'O', 'P', 'S', 'OP', 'OS', 'PS', 'OPS')", name="networks"),
        CheckConstraint("organisation IN ('inside', 'outside')", name="organisation"),
        CheckConstraint("function IN ('same', 'different')", name="function"),
        CheckConstraint("level IN ('junior', 'peer', 'senior')", name="level"),
        CheckConstraint("closeness BETWEEN 1 AND 3", name="closeness"),
        CheckConstraint("length(introduced_by) <= 40", name="introduced_by"),
        CheckConstraint("gave BETWEEN 0 AND 3", name="gave"),
        CheckConstraint("got BETWEEN 0 AND 3", name="got"),
        CheckConstraint("length(CAST(circles AS TEXT)) <= 2000", name="circles"),
        CheckConstraint(
            "last_contact IN ('month', 'quarter', 'year', 'years', 'silent')", name="last_contact"
        ),
        CheckConstraint("met IN ('year', 'earlier')", name="met"),
        CheckConstraint("met_at IN ('work', 'activity', 'event', 'online', 'private')", name="met_at"),
        CheckConstraint("approach IN ('me', 'them', 'both')", name="approach"),
        Index("uq_contacts_map_id_initials", "map_id", "initials", unique=True),
    )


class ContactTieRow(Base):
    """Two contacts who know each other, the smaller id first."""

    __tablename__ = "contact_ties"
    map_id: Mapped[str] = mapped_column(primary_key=True)
    a: Mapped[str] = mapped_column(primary_key=True)
    b: Mapped[str] = mapped_column(primary_key=True)
    __table_args__ = (
        *(
            ForeignKeyConstraint(
                ["map_id", end],
                ["contacts.map_id", "contacts.id"],
                ondelete="CASCADE",
                name=f"fk_contact_ties_{end}",
            )
            for end in ("a", "b")
        ),
        CheckConstraint("a < b", name="order"),
    )
