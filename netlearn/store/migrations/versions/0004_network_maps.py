"""Network maps: contacts as initials, and who knows whom."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "network_maps",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_network_maps_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_network_maps")),
    )
    op.create_index(op.f("ix_network_maps_learner_id"), "network_maps", ["learner_id"], unique=False)
    op.create_index(
        "uq_network_maps_open",
        "network_maps",
        ["learner_id"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "contacts",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("initials", sa.Text(), nullable=False),
        sa.Column("networks", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=True),
        sa.Column("function", sa.String(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("closeness", sa.SmallInteger(), nullable=True),
        sa.Column("introduced_by", sa.String(), nullable=True),
        sa.Column("gave", sa.SmallInteger(), nullable=True),
        sa.Column("got", sa.SmallInteger(), nullable=True),
        sa.Column("circles", sa.JSON(), nullable=False),
        sa.Column("last_contact", sa.String(), nullable=True),
        sa.Column("met", sa.String(), nullable=True),
        sa.Column("met_at", sa.String(), nullable=True),
        sa.Column("approach", sa.String(), nullable=True),
        sa.Column("energises", sa.Boolean(), nullable=True),
        sa.Column("core", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("asked", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(initials) BETWEEN 1 AND 12", name=op.f("ck_contacts_initials")),
        sa.CheckConstraint(
            "networks IN ('', 'O', 'P', 'S', 'OP', 'OS', 'PS', 'OPS')", name=op.f("ck_contacts_networks")
        ),
        sa.CheckConstraint("organisation IN ('inside', 'outside')", name=op.f("ck_contacts_organisation")),
        sa.CheckConstraint("function IN ('same', 'different')", name=op.f("ck_contacts_function")),
        sa.CheckConstraint("level IN ('junior', 'peer', 'senior')", name=op.f("ck_contacts_level")),
        sa.CheckConstraint("closeness BETWEEN 1 AND 3", name=op.f("ck_contacts_closeness")),
        sa.CheckConstraint("length(introduced_by) <= 40", name=op.f("ck_contacts_introduced_by")),
        sa.CheckConstraint("gave BETWEEN 0 AND 3", name=op.f("ck_contacts_gave")),
        sa.CheckConstraint("got BETWEEN 0 AND 3", name=op.f("ck_contacts_got")),
        sa.CheckConstraint("length(CAST(circles AS TEXT)) <= 2000", name=op.f("ck_contacts_circles")),
        sa.CheckConstraint(
            "last_contact IN ('month', 'quarter', 'year', 'years', 'silent')",
            name=op.f("ck_contacts_last_contact"),
        ),
        sa.CheckConstraint("met IN ('year', 'earlier')", name=op.f("ck_contacts_met")),
        sa.CheckConstraint(
            "met_at IN ('work', 'activity', 'event', 'online', 'private')", name=op.f("ck_contacts_met_at")
        ),
        sa.CheckConstraint("approach IN ('me', 'them', 'both')", name=op.f("ck_contacts_approach")),
        sa.ForeignKeyConstraint(
            ["map_id"], ["network_maps.id"], name=op.f("fk_contacts_map_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("map_id", "id", name=op.f("pk_contacts")),
    )
    op.create_index("uq_contacts_map_id_initials", "contacts", ["map_id", "initials"], unique=True)
    op.create_table(
        "contact_ties",
        sa.Column("map_id", sa.String(), nullable=False),
        sa.Column("a", sa.String(), nullable=False),
        sa.Column("b", sa.String(), nullable=False),
        sa.CheckConstraint("a < b", name=op.f("ck_contact_ties_order")),
        sa.ForeignKeyConstraint(
            ["map_id", "a"],
            ["contacts.map_id", "contacts.id"],
            name="fk_contact_ties_a",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["map_id", "b"],
            ["contacts.map_id", "contacts.id"],
            name="fk_contact_ties_b",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("map_id", "a", "b", name=op.f("pk_contact_ties")),
    )
