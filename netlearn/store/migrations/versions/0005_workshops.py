"""Workshops: rooms, seats, answers, short texts and what was published."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "room_tries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("device_hash", sa.String(), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_tries")),
    )
    op.create_index(op.f("ix_room_tries_device_hash"), "room_tries", ["device_hash"], unique=False)
    op.create_index(op.f("ix_room_tries_tried_at"), "room_tries", ["tried_at"], unique=False)
    op.create_table(
        "rooms",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("recovery_hash", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("floor", sa.SmallInteger(), nullable=False),
        sa.Column("naming", sa.String(), nullable=False),
        sa.Column("late_join", sa.Boolean(), nullable=False),
        sa.Column("keep_days", sa.SmallInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("purge_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("naming IN ('alias', 'name')", name=op.f("ck_rooms_naming")),
        sa.CheckConstraint("floor IN (3, 5)", name=op.f("ck_rooms_floor")),
        sa.CheckConstraint("keep_days BETWEEN 1 AND 365", name=op.f("ck_rooms_keep_days")),
        sa.CheckConstraint("length(CAST(plan AS TEXT)) <= 200000", name=op.f("ck_rooms_plan")),
        sa.CheckConstraint("length(CAST(state AS TEXT)) <= 20000", name=op.f("ck_rooms_state")),
        sa.CheckConstraint("length(title) BETWEEN 1 AND 200", name=op.f("ck_rooms_title")),
        sa.CheckConstraint("version >= 0", name=op.f("ck_rooms_version")),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_rooms_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rooms")),
        sa.UniqueConstraint("code", name=op.f("uq_rooms_code")),
        sa.UniqueConstraint("recovery_hash", name=op.f("uq_rooms_recovery_hash")),
    )
    op.create_index(op.f("ix_rooms_learner_id"), "rooms", ["learner_id"], unique=False)
    op.create_index(op.f("ix_rooms_purge_at"), "rooms", ["purge_at"], unique=False)
    op.create_table(
        "room_hosts",
        sa.Column("room_id", sa.String(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_room_hosts_learner_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["room_id"], ["rooms.id"], name=op.f("fk_room_hosts_room_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("room_id", "learner_id", name=op.f("pk_room_hosts")),
    )
    op.create_index(op.f("ix_room_hosts_learner_id"), "room_hosts", ["learner_id"], unique=False)
    op.create_table(
        "room_results",
        sa.Column("room_id", sa.String(), nullable=False),
        sa.Column("activity_id", sa.String(), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("round", sa.SmallInteger(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(CAST(result AS TEXT)) <= 200000", name=op.f("ck_room_results_result")),
        sa.ForeignKeyConstraint(
            ["room_id"], ["rooms.id"], name=op.f("fk_room_results_room_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("room_id", "activity_id", name=op.f("pk_room_results")),
    )
    op.create_table(
        "room_seats",
        sa.Column("room_id", sa.String(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("alias", sa.Text(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("simulated", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("pair", sa.Integer(), nullable=True),
        sa.CheckConstraint("length(alias) BETWEEN 1 AND 40", name=op.f("ck_room_seats_alias")),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_room_seats_learner_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["room_id"], ["rooms.id"], name=op.f("fk_room_seats_room_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("room_id", "learner_id", name=op.f("pk_room_seats")),
    )
    op.create_index(op.f("ix_room_seats_learner_id"), "room_seats", ["learner_id"], unique=False)
    op.create_index("uq_room_seats_room_id_alias", "room_seats", ["room_id", "alias"], unique=True)
    op.create_table(
        "room_answers",
        sa.Column("room_id", sa.String(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("activity_id", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("round", sa.SmallInteger(), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("write_key", sa.String(), nullable=False),
        sa.CheckConstraint("length(CAST(answer AS TEXT)) <= 10000", name=op.f("ck_room_answers_answer")),
        sa.ForeignKeyConstraint(
            ["room_id", "learner_id"],
            ["room_seats.room_id", "room_seats.learner_id"],
            name="fk_room_answers_seat",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "room_id", "learner_id", "activity_id", "item", "round", name=op.f("pk_room_answers")
        ),
    )
    op.create_index(op.f("ix_room_answers_learner_id"), "room_answers", ["learner_id"], unique=False)
    op.create_table(
        "room_comments",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("room_id", sa.String(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("activity_id", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("write_key", sa.String(), nullable=False),
        sa.CheckConstraint("status IN ('waiting', 'shown', 'hidden')", name=op.f("ck_room_comments_status")),
        sa.CheckConstraint("length(text) BETWEEN 1 AND 280", name=op.f("ck_room_comments_text")),
        sa.ForeignKeyConstraint(
            ["room_id", "learner_id"],
            ["room_seats.room_id", "room_seats.learner_id"],
            name="fk_room_comments_seat",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_comments")),
    )
    op.create_index(op.f("ix_room_comments_learner_id"), "room_comments", ["learner_id"], unique=False)
    op.create_index(
        "uq_room_comments_key", "room_comments", ["room_id", "learner_id", "write_key"], unique=True
    )
