"""Attempts without marks, with confidence and hints; drafts, draws, cards, reviews, certificates."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("assessments", sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("resume_tries", sa.Column("address_hash", sa.String(), nullable=True))
    with op.batch_alter_table("attempts", copy_from=_attempts_of_0001()) as attempts:
        attempts.alter_column("credit", existing_type=sa.Double(), nullable=True)
        attempts.add_column(sa.Column("confidence", sa.SmallInteger(), nullable=True))
        attempts.add_column(sa.Column("hints", sa.Integer(), server_default="0", nullable=False))
        attempts.create_check_constraint(
            op.f("ck_attempts_chosen"), sa.text("length(CAST(chosen AS TEXT)) <= 200000")
        )
        attempts.create_check_constraint(
            op.f("ck_attempts_confidence"), sa.text("confidence BETWEEN 1 AND 3")
        )
        attempts.create_check_constraint(op.f("ck_attempts_hints"), sa.text("hints >= 0"))
    op.create_table(
        "question_drafts",
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("question_revision", sa.String(), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "length(CAST(answer AS TEXT)) <= 200000", name=op.f("ck_question_drafts_answer")
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_question_drafts_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", "question_id", name=op.f("pk_question_drafts")),
    )
    op.create_table(
        "pool_draws",
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("lesson_id", sa.String(), nullable=False),
        sa.Column("block_id", sa.String(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_pool_draws_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", "lesson_id", "block_id", name=op.f("pk_pool_draws")),
    )
    op.create_table(
        "cards",
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("card_id", sa.String(), nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lapses", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("lapses >= 0", name=op.f("ck_cards_lapses")),
        sa.CheckConstraint("length(CAST(state AS TEXT)) <= 5000", name=op.f("ck_cards_state")),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_cards_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", "card_id", name=op.f("pk_cards")),
    )
    op.create_index(op.f("ix_cards_learner_id_due_at"), "cards", ["learner_id", "due_at"], unique=False)
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("card_id", sa.String(), nullable=False),
        sa.Column("rating", sa.SmallInteger(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("write_key", sa.String(), nullable=False),
        sa.CheckConstraint("rating BETWEEN 1 AND 4", name=op.f("ck_reviews_rating")),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_reviews_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
        sa.UniqueConstraint("learner_id", "write_key", name=op.f("uq_reviews_learner_id_write_key")),
    )
    op.create_table(
        "certificates",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("course_id", sa.String(), nullable=False),
        sa.Column("mastery", sa.Double(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 200", name=op.f("ck_certificates_name")),
        sa.CheckConstraint("mastery BETWEEN 0 AND 1", name=op.f("ck_certificates_mastery")),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_certificates_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_certificates")),
        sa.UniqueConstraint(
            "learner_id", "course_id", "name", name=op.f("uq_certificates_learner_id_course_id_name")
        ),
    )


def _attempts_of_0001() -> sa.Table:
    """The table as it was: SQLite rebuilds it, and what it does not see there would be lost."""
    return sa.Table(
        "attempts",
        sa.MetaData(),
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
