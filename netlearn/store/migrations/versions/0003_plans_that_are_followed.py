"""The instrument kept with each result; if-then plans and check-ins; role; calendar feeds."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

EVENTS = "event IN ('accept', 'start', 'done', 'drop', 'reopen', 'intend', 'did', 'adapt', 'keep')"


def upgrade() -> None:
    op.add_column("assessments", sa.Column("snapshot", sa.JSON(), nullable=True))
    with op.batch_alter_table("plan_events", copy_from=_plan_events_of_0002()) as events:
        events.add_column(sa.Column("detail", sa.JSON(), nullable=True))
        events.drop_constraint(op.f("ck_plan_events_event"), type_="check")
        events.create_check_constraint(op.f("ck_plan_events_event"), sa.text(EVENTS))
        events.create_check_constraint(
            op.f("ck_plan_events_detail"), sa.text("length(CAST(detail AS TEXT)) <= 10000")
        )
    with op.batch_alter_table("preferences", copy_from=_preferences_of_0002()) as preferences:
        preferences.add_column(sa.Column("role", sa.Text(), nullable=True))
        preferences.add_column(
            sa.Column("even_weights", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        preferences.create_check_constraint(op.f("ck_preferences_role"), sa.text("length(role) <= 40"))
    op.create_table(
        "calendar_feeds",
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_calendar_feeds_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", name=op.f("pk_calendar_feeds")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feeds_token_hash")),
    )


# The tables as they were: SQLite rebuilds them, and what it does not see there would be lost.
def _plan_events_of_0002() -> sa.Table:
    return sa.Table(
        "plan_events",
        sa.MetaData(),
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


def _preferences_of_0002() -> sa.Table:
    return sa.Table(
        "preferences",
        sa.MetaData(),
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
