"""How questions do their work: the figures by which authors see which to mend.

All figures come from first answers, because later ones were given with the answer in view.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from math import sqrt
from operator import itemgetter
from types import MappingProxyType

from netlearn.content.model import Question
from netlearn.domain.attempts import Attempt
from netlearn.domain.calibration import CERTAIN
from netlearn.domain.picks import list_picks, read_picks

LEAST_LEARNERS = 10  # below that a figure says more about somebody than about the question
LEAST_ANSWERED = 5  # questions a learner must have answered to count in a discrimination


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """What became of one question; every share is 0 to 1, and None where nothing can be said.

    Attributes:
        question_id: The question.
        learners: How many learners answered it at its present revision.
        facility: Mean credit of their first answers.
        first_right: Share whose first answer earned everything.
        discrimination: Corrected item-rest correlation, -1 to 1.
        sure_and_wrong: Share certain and wrong, among first answers that said how sure.
        hint_use: Share who opened a hint before some answer; None for a question without hints.
        picks: Share by option; see `netlearn.domain.picks`.
    """

    question_id: str
    learners: int
    facility: float | None = None
    first_right: float | None = None
    discrimination: float | None = None
    sure_and_wrong: float | None = None
    hint_use: float | None = None
    picks: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(slots=True)
class _Tally:
    """First answers to one question."""

    firsts: list[Attempt] = field(default_factory=list)
    hinted: int = 0
    pairs: list[tuple[float, float]] = field(default_factory=list)  # own credit, mean credit of the rest


def measure_items(
    questions: Mapping[str, Question], answers: Iterable[tuple[str, Attempt]]
) -> tuple[ItemStatistics, ...]:
    """Measure every question by the answers to its present revision.

    Args:
        questions: The questions by id.
        answers: Learner and answer, one learner after the other, each oldest first.

    Returns:
        One entry a question, in the order given. Below `LEAST_LEARNERS` only the number of learners.
    """
    tallies = {name: _Tally() for name in questions}
    for _, group in groupby(answers, key=itemgetter(0)):
        present = (
            answer
            for _, answer in group
            if answer.question_id in questions
            and answer.question_revision == questions[answer.question_id].revision
        )
        _count_learner(tallies, present)
    return tuple(_measure(question, tallies[name]) for name, question in questions.items())


def correlate(pairs: Iterable[tuple[float, float]]) -> float | None:
    """Pearson's product-moment correlation; None when either side does not vary."""
    known = list(pairs)
    if not known:
        return None
    mean_x = sum(x for x, _ in known) / len(known)
    mean_y = sum(y for _, y in known) / len(known)
    xx = sum((x - mean_x) ** 2 for x, _ in known)
    yy = sum((y - mean_y) ** 2 for _, y in known)
    if min(xx, yy) < 1e-12:
        return None
    xy = sum((x - mean_x) * (y - mean_y) for x, y in known)
    return max(-1.0, min(1.0, xy / sqrt(xx * yy)))


def _count_learner(tallies: Mapping[str, _Tally], answers: Iterable[Attempt]) -> None:
    """Add one learner's answers.

    The rest score is the mean, not the sum, of the learner's other questions, because learners answer
    different ones.
    """
    firsts: dict[str, Attempt] = {}
    hinted: set[str] = set()
    for answer in answers:
        firsts.setdefault(answer.question_id, answer)
        if answer.hints:
            hinted.add(answer.question_id)
    earned = {name: answer.credit for name, answer in firsts.items() if answer.credit is not None}
    total = sum(earned.values())
    for name, answer in firsts.items():
        tallies[name].firsts.append(answer)
        tallies[name].hinted += name in hinted
        if name in earned and len(earned) >= LEAST_ANSWERED:
            rest = (total - earned[name]) / (len(earned) - 1)
            tallies[name].pairs.append((earned[name], rest))


def _measure(question: Question, tally: _Tally) -> ItemStatistics:
    learners = len(tally.firsts)
    if learners < LEAST_LEARNERS:
        return ItemStatistics(question.id, learners)
    earned = [answer.credit for answer in tally.firsts if answer.credit is not None]
    said = [answer for answer in tally.firsts if answer.credit is not None and answer.confidence is not None]
    sure = [answer for answer in said if answer.confidence == CERTAIN and answer.credit != 1]
    return ItemStatistics(
        question_id=question.id,
        learners=learners,
        facility=_share(sum(earned), len(earned)),
        first_right=_share(sum(credit == 1 for credit in earned), len(earned)),
        discrimination=_discriminate(tally.pairs),
        sure_and_wrong=_share(len(sure), len(said)),
        hint_use=_share(tally.hinted, learners) if question.hints else None,
        picks=MappingProxyType(dict(_count_picks(question, tally.firsts))),
    )


def _discriminate(pairs: list[tuple[float, float]]) -> float | None:
    """Correlation of an item with the rest of the test, the item itself left out of the rest.

    Source: S. Henrysson (1963), Correction of item-total correlations in item analysis, Psychometrika
    28(2), 211-218.
    """
    return correlate(pairs) if len(pairs) >= LEAST_LEARNERS else None


def _count_picks(question: Question, firsts: list[Attempt]) -> Iterator[tuple[str, float]]:
    counts = dict.fromkeys(list_picks(question), 0)
    for answer in firsts:
        for pick in read_picks(question, answer.chosen):
            counts[pick] += 1
    return ((pick, count / len(firsts)) for pick, count in counts.items())


def _share(part: float, whole: int) -> float | None:
    """Part of whole; None when fewer than `LEAST_LEARNERS` make the whole."""
    return part / whole if whole >= LEAST_LEARNERS else None
