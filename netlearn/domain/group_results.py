"""What a room gets to see of its answers: tallies and spreads, safe to show, frozen once published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from netlearn.content.model import (
    Activity,
    AssessmentActivity,
    CommitActivity,
    Course,
    FeedbackActivity,
    LineActivity,
    Multi,
    PollActivity,
    Question,
    QuizActivity,
    Rating,
    ScenarioActivity,
    Single,
    SortActivity,
    TrueFalse,
    WallActivity,
)
from netlearn.domain.anonymity import Cell, Spread, may_replace, measure_spread, merge_neighbours, merge_small
from netlearn.domain.grading import grade
from netlearn.domain.meeting_again import Past
from netlearn.domain.room_answers import LINE, NETWORKS, ONLY, list_choices, name_scene
from netlearn.domain.room_forms import read_ratings, score_form

Answers = Mapping[str, Mapping[str, tuple[str, ...]]]  # by person, by item
PRIORITIES = 3


@dataclass(frozen=True, slots=True)
class Tally:
    """How the answers to one item are spread; no cells where they may not be shown."""

    item: str
    n: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class GroupResult:
    """What may be shown of one activity.

    Attributes:
        n: How many people answered anything.
        tallies: One an item, for what is counted.
        spreads: One a network and facet, for the self-assessment.
        past: The self-assessment of the time before, when the group meets again.
    """

    n: int
    tallies: tuple[Tally, ...] = ()
    spreads: tuple[Spread, ...] = ()
    past: Past | None = None

    @property
    def shows_figures(self) -> bool:
        """Whether it tells more than how many answered."""
        return bool(self.cells) or any(spread.middle is not None for spread in self.spreads)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell, with each answer under the name of its item."""
        named = [(tally.item, cell) for tally in self.tallies for cell in tally.cells]
        named += [(spread.id, cell) for spread in self.spreads for cell in spread.bands]
        return tuple(Cell(tuple(f"{item}/{one}" for one in cell.ids), cell.count) for item, cell in named)

    @property
    def totals(self) -> Mapping[str, int]:
        """How many people answered, in all ("") and by item."""
        parts = {tally.item: tally.n for tally in self.tallies} | {one.id: one.n for one in self.spreads}
        return {"": self.n, **parts}


def summarise(  # noqa: C901, PLR0911 -- a branch a kind
    activity: Activity, course: Course, answers: Answers, floor: int, path: Sequence[str] = ()
) -> GroupResult:
    """Work out what may be shown of these answers; nothing but their number below the floor."""
    n = len(answers)
    if n < floor:
        return GroupResult(n)
    match activity:
        case AssessmentActivity():
            return GroupResult(n, spreads=_spread(activity, course, answers, floor))
        case QuizActivity():
            questions = [course.questions[name] for name in activity.questions if name in course.questions]
            return GroupResult(n, tuple(_tally_question(one, answers, floor) for one in questions))
        case PollActivity():
            names = [option.id for option in activity.options]
            return GroupResult(n, (_tally(ONLY, names, answers, floor),))
        case LineActivity() | FeedbackActivity():
            return GroupResult(n, (_tally(ONLY, LINE, answers, floor, ordered=True),))
        case SortActivity():
            cards = [card.id for card in activity.cards]
            return GroupResult(n, tuple(_tally(card, NETWORKS, answers, floor) for card in cards))
        case ScenarioActivity():
            scenes = []
            for turn in range(len(path) + 1):
                choices = list_choices(activity, course, path[:turn])
                if choices:
                    scenes.append(_tally(name_scene(path[:turn]), choices, answers, floor))
            return GroupResult(n, tuple(scenes))
        case CommitActivity() | WallActivity():
            return GroupResult(n)  # promises are their makers' own, and comments are not figures
        case _:
            assert_never(activity)


def renew(before: GroupResult | None, after: GroupResult, changed: int, floor: int) -> GroupResult:
    """Give the result to show from now on: the one that was shown, unless the new one gives nobody away.

    Args:
        before: What was published; None the first time.
        after: What the answers of now come to.
        changed: How many people's answers differ between the two.
        floor: The least number of people.
    """
    if before is None or not before.shows_figures:
        return after
    old, new = before.totals, after.totals
    if any(abs(new[item] - old[item]) in range(1, floor) for item in old.keys() & new.keys()):
        return before
    return after if may_replace(before.cells, after.cells, changed, floor) else before


def find_priorities(result: GroupResult, course: Course) -> tuple[Spread, ...]:
    """Find where the room has most to win: the facets with the lowest middle, else the networks."""
    facets = {facet.id for facet in course.instrument.facets}
    known = [spread for spread in result.spreads if spread.middle is not None]
    narrow = [spread for spread in known if spread.id in facets]
    ranked = sorted(narrow or known, key=lambda spread: (spread.middle or 0, spread.id))
    return tuple(ranked[: PRIORITIES if narrow else 1])


def find_winner(tally: Tally | None) -> str | None:
    """Find the choice that a vote made; None when no figure may be shown, or two lead together."""
    if tally is None:
        return None
    alone = [cell for cell in tally.cells if len(cell.ids) == 1]
    most = max((cell.count for cell in tally.cells), default=0)
    leading = [cell.ids[0] for cell in alone if cell.count == most > 0]
    return leading[0] if len(leading) == 1 else None


def list_outcomes(question: Question) -> tuple[str, ...]:
    """List how the answers to a question are counted: by option, or by how right they are."""
    match question:
        case Single() | TrueFalse() | Rating() | Multi():
            return tuple(option.id for option in question.options)
        case _:
            return ("right", "partly", "otherwise")


def _tally_question(question: Question, answers: Answers, floor: int) -> Tally:
    given = [one[question.id] for one in answers.values() if question.id in one]
    names = list_outcomes(question)
    counts = dict.fromkeys(names, 0)
    if isinstance(question, Multi):
        # Ticks of one person fall into several cells, so each option is a cell with a complement.
        for answer in given:
            for name in answer:
                counts[name] += 1
        n = len(given)
        safe = [Cell((name,), count) for name, count in counts.items() if _stands(count, n, floor)]
        return Tally(question.id, n, tuple(safe) if n >= floor else ())
    for answer in given:
        if isinstance(question, Single | TrueFalse | Rating):
            counts[answer[0]] += 1
        else:
            credit = grade(question, answer).credit or 0
            counts["right" if credit == 1 else "partly" if credit > 0 else "otherwise"] += 1
    merge = merge_neighbours if isinstance(question, Rating) else merge_small
    return Tally(question.id, len(given), merge(counts, floor))


def _stands(count: int, n: int, floor: int) -> bool:
    return count >= floor and n - count >= floor


def _tally(item: str, names: Sequence[str], answers: Answers, floor: int, *, ordered: bool = False) -> Tally:
    counts = dict.fromkeys(names, 0)
    for one in answers.values():
        if item in one and one[item][0] in counts:
            counts[one[item][0]] += 1
    merge = merge_neighbours if ordered else merge_small
    return Tally(item, sum(counts.values()), merge(counts, floor))


def _spread(activity: AssessmentActivity, course: Course, answers: Answers, floor: int) -> tuple[Spread, ...]:
    instrument = course.instrument
    cuts = {band.id: band.cut for band in instrument.bands}
    scores = [score_form(instrument, activity.form, read_ratings(one)) for one in answers.values()]
    if not scores:
        return ()
    return tuple(
        measure_spread(name, [value for one in scores if (value := one[name]) is not None], cuts, floor)
        for name in scores[0]
    )
