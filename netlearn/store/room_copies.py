"""What somebody said in a room, all of it, for themselves."""

from sqlalchemy import select

from netlearn.store.engine import Store
from netlearn.store.tables import RoomAnswerRow, RoomCommentRow


def load_copy(
    store: Store, room_id: str, learner_id: str
) -> tuple[dict[str, dict[str, tuple[str, ...]]], dict[str, list[str]]]:
    """Somebody's latest answers by activity and item, and their short texts by activity."""
    answers: dict[str, dict[str, tuple[str, ...]]] = {}
    texts: dict[str, list[str]] = {}
    with store.read() as session:
        given = select(RoomAnswerRow).filter_by(room_id=room_id, learner_id=learner_id)
        for row in session.scalars(given.order_by(RoomAnswerRow.round, RoomAnswerRow.item)):
            answers.setdefault(row.activity_id, {})[row.item] = tuple(row.answer)
        said = select(RoomCommentRow).filter_by(room_id=room_id, learner_id=learner_id)
        for line in session.scalars(said.order_by(RoomCommentRow.said_at, RoomCommentRow.id)):
            texts.setdefault(line.activity_id, []).append(line.text)
    return answers, texts
