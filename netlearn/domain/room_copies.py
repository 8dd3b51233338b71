"""Somebody's own copy of a workshop: what was asked and what they answered, in words, as plain text."""

import re
from collections.abc import Mapping, Sequence

from netlearn.content.markup import write_plainly
from netlearn.content.model import (
    Activity,
    AssessmentActivity,
    CommitActivity,
    Course,
    QuizActivity,
    Workshop,
)
from netlearn.domain.anonymity import Cell
from netlearn.domain.group_results import Tally
from netlearn.domain.result_words import name_cell, name_tally
from netlearn.domain.room_answers import BUDDY, NETWORKS, ONLY
from netlearn.domain.room_forms import DOES_NOT_APPLY, pick_items, read_ratings, score_form
from netlearn.domain.scoring import round_points

Given = Mapping[str, tuple[str, ...]]
_CUE = re.compile(r"^(?:when|if)\s+", re.IGNORECASE)
_DEED = re.compile(r"^(?:then\s+)?(?:i\s+will\s+|i['\u2019]ll\s+|i\s+)?", re.IGNORECASE)


def write_copy(
    plan: Workshop, course: Course, answers: Mapping[str, Given], texts: Mapping[str, Sequence[str]]
) -> str:
    """Write a copy.

    Args:
        plan: The workshop as it was held.
        course: For the words of questions and items.
        answers: What was answered, by activity and item.
        texts: Short texts that were sent, by activity.
    """
    lines = [plan.title, "My own answers. Nobody else has this page.", ""]
    for activity in plan.activities:
        told = [*list_lines(activity, course, answers.get(activity.id, {})), *texts.get(activity.id, ())]
        if told:
            lines += [activity.prompt, *(f"- {line}" for line in told), ""]
    return "\n".join(lines)


def word_promise(cue: str, deed: str) -> str:
    """Make one sentence of the two halves of a promise, whichever words of it were typed along."""
    when = _CUE.sub("", cue).rstrip(" .,") or cue
    what = _DEED.sub("", deed).rstrip(" .") or deed
    return f"When {when}, then I will {what}."


def list_lines(activity: Activity, course: Course, given: Given) -> list[str]:
    """List what somebody answered to one activity, a line an item; nothing where they gave no answer."""
    if isinstance(activity, CommitActivity):
        if ONLY not in given:
            return []
        buddy = ["I asked for a buddy."] if given.get(BUDDY) == ("yes",) else []
        return [word_promise(*given[ONLY]), *buddy]
    if isinstance(activity, AssessmentActivity):
        return _list_ratings(activity, course, given)
    lines = []
    for item, answer in given.items():
        if isinstance(activity, QuizActivity) and item not in course.questions:
            continue
        title, labels = name_tally(activity, Tally(item, 0, ()), course)
        said = "; ".join(name_cell(Cell((one,), 0), labels) for one in answer)
        lines.append(f"{title}: {said}" if title else said)
    return lines


def _list_ratings(activity: AssessmentActivity, course: Course, given: Given) -> list[str]:
    if not given:
        return []
    instrument = course.instrument
    words = {str(point.value): point.label for point in instrument.scale.points}
    words[DOES_NOT_APPLY] = instrument.scale.does_not_apply or "Does not apply"
    scores = score_form(instrument, activity.form, read_ratings(given))
    lines = [
        f"{network.title}: about {round_points(points)} of 100"
        for network in instrument.networks
        if network.id in NETWORKS and (points := scores[network.id]) is not None
    ]
    items = [item for item in pick_items(instrument, activity.form) if item.id in given]
    return lines + [f"{write_plainly(item.text, course)} {words[given[item.id][0]]}." for item in items]
