"""What a room may see of one activity: bars with their numbers, a sentence and a table; one's own beside.

Bars are drawn without the chart library, which is most of what a phone would have to load.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from netlearn.content.model import (
    Activity,
    AssessmentActivity,
    CommitActivity,
    Course,
    FeedbackActivity,
    LineActivity,
    QuizActivity,
    SortActivity,
    WallActivity,
)
from netlearn.domain.anonymity import COMMENT_FLOOR, Cell
from netlearn.domain.group_results import GroupResult, Tally
from netlearn.domain.result_words import name_cell, name_tally, say_tally
from netlearn.store.rooms import Room
from netlearn.ui.marks import mark_network
from netlearn.ui.rooms.spreads import draw_spreads
from netlearn.ui.rooms.tables import draw_table
from netlearn.ui.rooms.words import plain

Own = Mapping[str, tuple[str, ...]]
NOTHING: Own = {}


def show_result(
    room: Room,
    activity: Activity,
    result: GroupResult | None,
    course: Course,
    *,
    comments: Sequence[str] = (),
    own: Own = NOTHING,
    wide: bool = False,
) -> None:
    """Draw what a room may see of one activity.

    Args:
        room: The room, for its floor.
        activity: What was asked.
        result: What was published; None when nothing was.
        course: For the words of questions.
        comments: Texts that were let through.
        own: This person's own answers by item, shown beside the group's.
        wide: Whether there is room for two columns.
    """
    if result is None:
        st.markdown("Nothing was answered.")
        return
    if not isinstance(activity, WallActivity):
        st.markdown(f"{result.n} answered")
    columns = st.columns(2) if wide and comments else [st.container()]
    for place, words in enumerate(comments):
        with columns[place % len(columns)], st.container(border=True):
            st.text(words)
    if isinstance(activity, WallActivity) and not comments:
        st.markdown(f"No text to show: there are fewer than {COMMENT_FLOOR}, or none was let through.")
    if isinstance(activity, CommitActivity):
        st.markdown("What was promised stays with those who promised it.")
    elif isinstance(activity, AssessmentActivity):
        draw_spreads(room, activity, result, course, own, wide=wide)
    elif result.tallies:
        _draw_tallies(room, activity, result, course, own, wide=wide)
    elif result.n < room.wishes.floor and not isinstance(activity, WallActivity):
        st.markdown(say_tally(Tally("", result.n, ()), {}, room.wishes.floor))


def _draw_tallies(
    room: Room, activity: Activity, result: GroupResult, course: Course, own: Own, *, wide: bool
) -> None:
    ordered = isinstance(activity, LineActivity | FeedbackActivity)
    rows: list[tuple[str, ...]] = []
    several = len(result.tallies) > 1
    columns = st.columns(2, gap="large") if wide and several else [st.container()]
    for place, tally in enumerate(result.tallies):
        title, labels = name_tally(activity, tally, course)
        with columns[place % len(columns)]:
            if title:
                st.markdown(f"**{plain(title)}**")
            right = _list_right(activity, tally, course)
            if tally.cells and wide and several:
                told = [_say_cell(cell, tally, labels, right, ordered=ordered) for cell in tally.cells]
                words = "  \n".join(told)
            else:
                for cell in tally.cells:
                    text = _say_cell(cell, tally, labels, right, ordered=ordered)
                    st.progress(cell.count / tally.n if tally.n else 0.0, text=text)
                words = plain(say_tally(tally, labels, room.wishes.floor, ordered=ordered))
            if isinstance(activity, SortActivity):
                home = next(card.network for card in activity.cards if card.id == tally.item)
                words += f"  \nWe would put it under {mark_network(home, home.capitalize())}."
            if given := own.get(tally.item):
                words += f"  \n**You:** {plain('; '.join(labels.get(one, one) for one in given))}."
            st.markdown(words)
        rows += [
            (title, name_cell(cell, labels, ordered=ordered), str(cell.count), _share(cell.count, tally.n))
            for cell in tally.cells
        ]
    first = 0 if several else 1  # what was asked stands above, unless there was more than one thing
    headers = ("Asked", "Answer", "People", "Share")[first:]
    draw_table(headers, [row[first:] for row in rows], "The figures about the group")


def _say_cell(
    cell: Cell, tally: Tally, labels: Mapping[str, str], right: frozenset[str], *, ordered: bool
) -> str:
    name = plain(name_cell(cell, labels, ordered=ordered))
    mark = ":material/check: " if right.issuperset(cell.ids) else ""
    return f"{mark}{name} · {cell.count} ({_share(cell.count, tally.n)})"


def _share(count: int, n: int) -> str:
    return f"{count / n:.0%}" if n else ""


def _list_right(activity: Activity, tally: Tally, course: Course) -> frozenset[str]:
    """The options of a quiz that are right, which may be told once the result shows."""
    if not isinstance(activity, QuizActivity):
        return frozenset()
    options = getattr(course.questions[tally.item], "options", ())
    return frozenset(one.id for one in options if getattr(one, "correct", False))
