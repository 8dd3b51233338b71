"""Coaching: engagements, their members, ratings, words and agreements."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "engagements",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("round", sa.SmallInteger(), nullable=False),
        sa.Column("opened", sa.SmallInteger(), nullable=False),
        sa.Column("peers", sa.SmallInteger(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "phase IN ('invited', 'declined', 'revoked', 'rating', 'sealed', 'open', 'agreed', 'closed')",
            name=op.f("ck_engagements_phase"),
        ),
        sa.CheckConstraint("opened BETWEEN 0 AND 100", name=op.f("ck_engagements_opened")),
        sa.CheckConstraint("peers BETWEEN 0 AND 100", name=op.f("ck_engagements_peers")),
        sa.CheckConstraint("round BETWEEN 1 AND 100", name=op.f("ck_engagements_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_engagements")),
    )
    op.create_table(
        "engagement_members",
        sa.Column("engagement_id", sa.String(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("role IN ('coach', 'coachee', 'peer')", name=op.f("ck_engagement_members_role")),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 60", name=op.f("ck_engagement_members_name")),
        sa.CheckConstraint("length(purpose) <= 600", name=op.f("ck_engagement_members_purpose")),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagements.id"],
            name=op.f("fk_engagement_members_engagement_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name=op.f("fk_engagement_members_learner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("engagement_id", "learner_id", name=op.f("pk_engagement_members")),
    )
    op.create_index(
        op.f("ix_engagement_members_learner_id"), "engagement_members", ["learner_id"], unique=False
    )
    op.create_table(
        "agreements",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("engagement_id", sa.String(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("round", sa.SmallInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(cue) BETWEEN 1 AND 300", name=op.f("ck_agreements_cue")),
        sa.CheckConstraint("length(measure) BETWEEN 1 AND 300", name=op.f("ck_agreements_measure")),
        sa.CheckConstraint("length(step) BETWEEN 1 AND 300", name=op.f("ck_agreements_step")),
        sa.CheckConstraint("length(title) BETWEEN 1 AND 200", name=op.f("ck_agreements_title")),
        sa.ForeignKeyConstraint(
            ["engagement_id", "learner_id"],
            ["engagement_members.engagement_id", "engagement_members.learner_id"],
            name="fk_agreements_member",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreements")),
    )
    op.create_index(
        op.f("ix_agreements_engagement_id_learner_id"),
        "agreements",
        ["engagement_id", "learner_id"],
        unique=False,
    )
    op.create_table(
        "engagement_invites",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("engagement_id", sa.String(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("role IN ('coachee', 'peer')", name=op.f("ck_engagement_invites_role")),
        sa.ForeignKeyConstraint(
            ["engagement_id", "learner_id"],
            ["engagement_members.engagement_id", "engagement_members.learner_id"],
            name="fk_engagement_invites_member",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_engagement_invites")),
    )
    op.create_index(
        op.f("ix_engagement_invites_engagement_id_learner_id"),
        "engagement_invites",
        ["engagement_id", "learner_id"],
        unique=False,
    )
    op.create_table(
        "engagement_openings",
        sa.Column("engagement_id", sa.String(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(what) BETWEEN 1 AND 40", name=op.f("ck_engagement_openings_what")),
        sa.ForeignKeyConstraint(
            ["engagement_id", "learner_id"],
            ["engagement_members.engagement_id", "engagement_members.learner_id"],
            name="fk_engagement_openings_member",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("engagement_id", "learner_id", "what", name=op.f("pk_engagement_openings")),
    )
    op.create_table(
        "engagement_ratings",
        sa.Column("engagement_id", sa.String(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("round", sa.SmallInteger(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("value", sa.SmallInteger(), nullable=True),
        sa.Column("rated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(item_id) BETWEEN 1 AND 60", name=op.f("ck_engagement_ratings_item")),
        sa.CheckConstraint("value BETWEEN 0 AND 10", name=op.f("ck_engagement_ratings_value")),
        sa.ForeignKeyConstraint(
            ["engagement_id", "learner_id"],
            ["engagement_members.engagement_id", "engagement_members.learner_id"],
            name="fk_engagement_ratings_member",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "engagement_id", "learner_id", "round", "item_id", name=op.f("pk_engagement_ratings")
        ),
    )
    op.create_table(
        "engagement_seals",
        sa.Column("engagement_id", sa.String(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("round", sa.SmallInteger(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id", "learner_id"],
            ["engagement_members.engagement_id", "engagement_members.learner_id"],
            name="fk_engagement_seals_member",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("engagement_id", "learner_id", "round", name=op.f("pk_engagement_seals")),
    )
    op.create_table(
        "engagement_words",
        sa.Column("engagement_id", sa.String(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('shared', 'private', 'guide', 'offer', 'meeting', 'question', 'map')",
            name=op.f("ck_engagement_words_kind"),
        ),
        sa.CheckConstraint("length(name) <= 60", name=op.f("ck_engagement_words_name")),
        sa.CheckConstraint("length(text) <= 5000", name=op.f("ck_engagement_words_text")),
        sa.ForeignKeyConstraint(
            ["engagement_id", "learner_id"],
            ["engagement_members.engagement_id", "engagement_members.learner_id"],
            name="fk_engagement_words_member",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "engagement_id", "learner_id", "kind", "name", name=op.f("pk_engagement_words")
        ),
    )
    op.create_table(
        "agreement_checks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.String(), nullable=False),
        sa.Column("engagement_id", sa.String(), nullable=False),
        sa.Column("learner_id", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("help", sa.Boolean(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("write_key", sa.String(), nullable=False),
        sa.CheckConstraint("outcome IN ('done', 'partly', 'not')", name=op.f("ck_agreement_checks_outcome")),
        sa.CheckConstraint("length(note) <= 1000", name=op.f("ck_agreement_checks_note")),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreements.id"],
            name=op.f("fk_agreement_checks_agreement_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["engagement_id", "learner_id"],
            ["engagement_members.engagement_id", "engagement_members.learner_id"],
            name="fk_agreement_checks_member",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_checks")),
    )
    op.create_index(
        op.f("ix_agreement_checks_agreement_id"), "agreement_checks", ["agreement_id"], unique=False
    )
    op.create_index(
        "uq_agreement_checks_key",
        "agreement_checks",
        ["engagement_id", "learner_id", "write_key"],
        unique=True,
    )
