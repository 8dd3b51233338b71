"""The first tables: learners, assessments, attempts, places, reflections, plans."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "learners",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learners")),
    )
    op.create_table(
        "resume_tries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("device_hash", sa.String(), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resume_tries")),
    )
    op.create_index(op.f("ix_resume_tries_tried_at"), "resume_tries", ["tried_at"], unique=False)
    op.create_table(
        "accounts",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("bound_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_accounts_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_accounts")),
        sa.UniqueConstraint("learner_id", name=op.f("uq_accounts_learner_id")),
    )
    op.create_table(
        "assessments",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("instrument_id", sa.String(), nullable=False),
        sa.Column("instrument_version", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("shown_order", sa.JSON(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("instrument_version >= 1", name=op.f("ck_assessments_version")),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_assessments_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessments")),
    )
    op.create_index(op.f("ix_assessments_learner_id"), "assessments", ["learner_id"], unique=False)
    op.create_index(
        "uq_assessments_open_draft",
        "assessments",
        ["learner_id", "instrument_id", "form"],
        unique=True,
        sqlite_where=sa.text("submitted_at IS NULL"),
        postgresql_where=sa.text("submitted_at IS NULL"),
    )
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("question_revision", sa.String(), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("credit", sa.Double(), nullable=False),
        sa.Column("attempted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("write_key", sa.String(), nullable=False),
        sa.CheckConstraint("credit BETWEEN 0 AND 1", name=op.f("ck_attempts_credit")),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_attempts_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
        sa.UniqueConstraint("learner_id", "write_key", name=op.f("uq_attempts_learner_id_write_key")),
    )
    op.create_table(
        "devices",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_devices_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_devices")),
    )
    op.create_index(op.f("ix_devices_learner_id"), "devices", ["learner_id"], unique=False)
    op.create_table(
        "places",
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("lesson_id", sa.String(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("visited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("step BETWEEN 0 AND 1000", name=op.f("ck_places_step")),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_places_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", "lesson_id", name=op.f("pk_places")),
    )
    op.create_table(
        "plan_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("action_id", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("write_key", sa.String(), nullable=False),
        sa.CheckConstraint(
            "event IN ('accept', 'start', 'done', 'drop', 'reopen')", name=op.f("ck_plan_events_event")
        ),
        sa.CheckConstraint("length(note) <= 5000", name=op.f("ck_plan_events_note")),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_plan_events_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_events")),
        sa.UniqueConstraint("learner_id", "write_key", name=op.f("uq_plan_events_learner_id_write_key")),
    )
    op.create_table(
        "preferences",
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=True),
        sa.Column("weekly_minutes", sa.Integer(), nullable=True),
        sa.Column("work_mode", sa.Text(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(goal) <= 2000", name=op.f("ck_preferences_goal")),
        sa.CheckConstraint("length(work_mode) <= 40", name=op.f("ck_preferences_work_mode")),
        sa.CheckConstraint("weekly_minutes BETWEEN 0 AND 10080", name=op.f("ck_preferences_weekly_minutes")),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_preferences_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", name=op.f("pk_preferences")),
    )
    op.create_table(
        "reflections",
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("lesson_id", sa.String(), nullable=False),
        sa.Column("block_id", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(text) BETWEEN 1 AND 20000", name=op.f("ck_reflections_text")),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_reflections_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", "lesson_id", "block_id", name=op.f("pk_reflections")),
    )
    op.create_table(
        "resume_codes",
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("redeemed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_resume_codes_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_resume_codes")),
    )
    op.create_index(op.f("ix_resume_codes_learner_id"), "resume_codes", ["learner_id"], unique=False)
    op.create_table(
        "ratings",
        sa.Column("assessment_id", sa.String(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("does_not_apply", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("rated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("NOT (does_not_apply AND value IS NOT NULL)", name=op.f("ck_ratings_applies")),
        sa.CheckConstraint("length(item_id) BETWEEN 1 AND 60", name=op.f("ck_ratings_item")),
        sa.CheckConstraint("length(reason) <= 500", name=op.f("ck_ratings_reason")),
        sa.CheckConstraint("value BETWEEN 0 AND 10", name=op.f("ck_ratings_value")),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_ratings_assessment_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assessment_id", "item_id", name=op.f("pk_ratings")),
    )
