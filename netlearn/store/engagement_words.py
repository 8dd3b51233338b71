"""What members write and tick: notes, offers, a guide, the next meeting, and what a coachee chose to show."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal, cast

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from netlearn.domain.coaching import Role, list_deeds, shows_round
from netlearn.errors import StepRefused
from netlearn.store.engagements import check_place, read_engagement, role_of
from netlearn.store.engine import Store
from netlearn.store.sql import put
from netlearn.store.tables import EngagementMemberRow, EngagementWordRow

Kind = Literal["shared", "private", "guide", "offer", "meeting", "question", "map"]
OWN: frozenset[Kind] = frozenset({"private", "guide"})  # never shown to the other
SHOWN: frozenset[Kind] = frozenset({"question", "map"})  # the coachee's choice what to show
LONGEST = 5000  # characters
UNREAD: Final = datetime.min.replace(tzinfo=UTC)  # what stands there is not asked for
CHANGED = (
    "These notes were changed in another tab or browser. Copy what you have written here, then load this "
    "page again."
)


@dataclass(frozen=True, slots=True)
class Word:
    """Something written or ticked."""

    by: Role
    kind: Kind
    name: str
    text: str
    written_at: datetime


def save_word(
    store: Store,
    engagement_id: str,
    learner_id: str,
    kind: Kind,
    text: str,
    *,
    name: str = "",
    now: datetime,
    read: datetime | None = UNREAD,
) -> None:
    """Write something, in place of what stood there; an empty text takes it away.

    Args:
        store: An open database.
        engagement_id: The engagement.
        learner_id: Who writes.
        kind: What it is.
        text: The text.
        name: Which one of its kind.
        now: The present moment.
        read: When that was written which the new text takes the place of, None for nothing; by default
            whatever stands there.

    Raises:
        NotFound: Not theirs.
        StepRefused: Not possible where the pair stands, not theirs to say, or changed since it was read.
        StoreError: A text over 5,000 characters, or the database refused.
    """

    def save(session: Session) -> None:
        check_place(session, engagement_id, learner_id, lock=True)
        seen = read_engagement(session, engagement_id, learner_id)
        deeds = list_deeds(seen.pair, seen.me, now)
        needed = "prepare" if kind in OWN | SHOWN | {"meeting"} else "write"
        if needed not in deeds or (kind in SHOWN and seen.me != "coachee"):
            raise StepRefused("The coaching has moved on; this is not possible where it stands now.")
        key = {"engagement_id": engagement_id, "learner_id": learner_id, "kind": kind, "name": name}
        stands = session.get(EngagementWordRow, (engagement_id, learner_id, kind, name))
        if read not in {UNREAD, stands and stands.written_at} and (stands and stands.text) != text:
            raise StepRefused(CHANGED)
        if kind == "meeting":  # there is one day for both: the last who set it decides
            session.execute(delete(EngagementWordRow).filter_by(engagement_id=engagement_id, kind=kind))
        if text:
            put(session, EngagementWordRow, key, {"text": text, "written_at": now})
        else:
            session.execute(delete(EngagementWordRow).filter_by(**key))

    store.write(save)


def list_words(store: Store, engagement_id: str, learner_id: str) -> tuple[Word, ...]:
    """What the reader may see: all of their own, and of the other's what is meant for both once opened.

    Raises:
        NotFound: Not theirs.
    """
    with store.read() as session:
        seen = read_engagement(session, engagement_id, learner_id)
        rows = session.execute(
            select(EngagementWordRow, EngagementMemberRow.role)
            .join(
                EngagementMemberRow,
                (EngagementMemberRow.engagement_id == EngagementWordRow.engagement_id)
                & (EngagementMemberRow.learner_id == EngagementWordRow.learner_id),
            )
            .where(EngagementWordRow.engagement_id == engagement_id)
            .order_by(EngagementWordRow.written_at, EngagementWordRow.name)
        )
        opened = shows_round(seen.pair, 1) and seen.me != "peer"
        return tuple(
            Word(role_of(role), cast("Kind", row.kind), row.name, row.text, row.written_at)
            for row, role in rows
            if row.learner_id == learner_id
            or (seen.me != "peer" and row.kind == "meeting")
            or (opened and row.kind not in OWN)
        )


def find_text(words: Collection[Word], kind: Kind, by: Role, name: str = "") -> str:
    """The text of one kind by one member; "" where there is none."""
    return next((one.text for one in words if (one.kind, one.by, one.name) == (kind, by, name)), "")
