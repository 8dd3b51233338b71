"""Builders of small, valid things; every argument has a default."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal

from netlearn.content.model import (
    Action,
    AssumedPrecision,
    Band,
    Course,
    CourseFile,
    EvidenceTier,
    Facet,
    IfThen,
    Instrument,
    Item,
    Lesson,
    Mindset,
    MindsetItem,
    Module,
    Network,
    NetworkId,
    Precision,
    QuestionBlock,
    Quiz,
    Scale,
    ScalePoint,
    TextBlock,
)
from netlearn.domain.attempts import Attempt
from netlearn.domain.scoring import Profile, score_profile
from tests.sample_questions import make_multi, make_single

START = datetime(2026, 5, 4, 9, tzinfo=UTC)
LETTERS: dict[NetworkId, Literal["O", "P", "S"]] = {"operational": "O", "personal": "P", "strategic": "S"}


# --- course ----------------------------------------------------------------------------------


def make_lesson(lesson_id: str, *questions: str, steps: int = 3) -> Lesson:
    """A lesson of so many steps, the questions in the last one."""
    texts = tuple(
        TextBlock(id=f"step-{place}", kind="text", heading=f"Step {place}", body="Words.")
        for place in range(1, steps + 1)
    )
    asked = tuple(QuestionBlock(id=f"ask-{name}", kind="question", question=name) for name in questions)
    return Lesson(
        id=lesson_id,
        title=lesson_id.capitalize(),
        summary="About it.",
        minutes=6,
        takeaways=("One thing.",),
        try_this="Try it.",
        blocks=(*texts, *asked),
    )


def make_course() -> Course:
    """Module basic has lessons a (with two questions) and b, module advanced has lesson c."""
    lessons = (make_lesson("a", "q-single", "q-multi"), make_lesson("b", steps=2), make_lesson("c"))
    quiz = Quiz(id="quiz", title="Quiz", questions=(make_single(), make_multi()))
    instrument = make_instrument()
    return Course(
        file=CourseFile(
            id="course",
            title="Course",
            summary="A course.",
            facts=(),
            modules=(
                Module(id="basic", title="Basic", summary="First.", lessons=("a", "b")),
                Module(id="advanced", title="Advanced", summary="Then.", lessons=("c",)),
            ),
        ),
        lessons={lesson.id: lesson for lesson in lessons},
        quizzes={quiz.id: quiz},
        instrument=instrument,
        narratives={},
        actions={action.id: action for action in make_actions(instrument)},
        sources={},
        terms={},
    )


def make_attempt(
    question_id: str = "q-single",
    credit: float | None = 1.0,
    *,
    revision: str = "r",
    chosen: tuple[str, ...] = ("a",),
    at: datetime = START,
    confidence: int | None = None,
) -> Attempt:
    """One answer."""
    return Attempt(question_id, revision, chosen, credit, at, confidence)


def change_course(course: Course, **changes: object) -> Course:
    """The course with some fields changed; nothing that was reckoned from the old ones is kept."""
    fields = {name: getattr(course, name) for name in Course.model_fields}
    return Course.model_validate({**fields, **changes})


# --- instrument ------------------------------------------------------------------------------


def make_scale(low: int = 1, high: int = 5, does_not_apply: str | None = "Does not apply") -> Scale:
    points = tuple(ScalePoint(value=value, label=f"Point {value}") for value in range(low, high + 1))
    return Scale(points=points, does_not_apply=does_not_apply)


def make_instrument(
    facets: int = 4, items: int = 4, networks: Sequence[NetworkId] = tuple(LETTERS)
) -> Instrument:
    """Build an instrument; the last item of a facet is reverse-keyed. By default 3 x 4 facets x 4 items."""
    return Instrument(
        id="test",
        version=1,
        title="Test",
        window="three months",
        scale=make_scale(),
        bands=(
            Band(id="rare", title="Rare", cut=0, meaning="Rare."),
            Band(id="occasional", title="Occasional", cut=25, meaning="Occasional."),
            Band(id="regular", title="Regular", cut=50, meaning="Regular."),
            Band(id="habitual", title="Habitual", cut=75, meaning="Habitual."),
        ),
        precision=AssumedPrecision(
            facet=Precision(reliability=0.70, sd=20),
            network=Precision(reliability=0.88, sd=15),
            overall=Precision(reliability=0.94, sd=13),
            note="Assumed.",
        ),
        networks=tuple(_make_network(network, facets, items) for network in networks),
        mindset=make_mindset(),
    )


def make_mindset() -> Mindset:
    topics: tuple[Literal["confidence", "permission", "purpose", "sincerity"], ...] = (
        "confidence",
        "permission",
        "purpose",
        "sincerity",
    )
    return Mindset(
        title="Mind-set",
        scale=make_scale(does_not_apply=None),
        items=tuple(
            MindsetItem(id=f"M-{place}", text=f"About {topic}.", topic=topic, reverse=topic == "sincerity")
            for place, topic in enumerate(topics, start=1)
        ),
    )


def _make_network(network: NetworkId, facets: int, items: int) -> Network:
    letter = LETTERS[network]
    return Network(
        id=network,
        letter=letter,
        title=f"{network.capitalize()} network",
        summary="Some people.",
        facets=tuple(_make_facet(f"{letter}{place}", items) for place in range(1, facets + 1)),
    )


def _make_facet(facet_id: str, items: int) -> Facet:
    return Facet(
        id=facet_id,
        title=f"Title {facet_id}",
        short=f"Short {facet_id}",
        summary="Something.",
        items=tuple(
            Item(id=f"{facet_id}-{place}", text=f"I do {facet_id} {place}.", reverse=place == items)
            for place in range(1, items + 1)
        ),
    )


# --- profiles --------------------------------------------------------------------------------


def rate_raw(instrument: Instrument, value: int | None) -> dict[str, int | None]:
    """The same answer to every item, whatever its direction."""
    return {item.id: value for item in instrument.items}


def rate_facets(
    instrument: Instrument, keyed: Mapping[str, int | None], rest: int | None = 3
) -> dict[str, int | None]:
    """Ratings that put each facet at a keyed value from 1 to 5; None leaves it unanswered."""
    scale = instrument.scale
    ratings: dict[str, int | None] = {}
    for facet in instrument.facets:
        value = keyed.get(facet.id, rest)
        for item in facet.items:
            turned = value if value is None or not item.reverse else scale.low + scale.high - value
            ratings[item.id] = turned
    return ratings


def make_profile(
    instrument: Instrument, keyed: Mapping[str, int | None] | None = None, rest: int | None = 3
) -> Profile:
    """Build a profile from a keyed value per facet or per network letter; `rest` for all others."""
    wanted = dict(keyed or {})
    for facet in instrument.facets:
        if facet.id not in wanted and facet.id[0] in wanted:
            wanted[facet.id] = wanted[facet.id[0]]
    return score_profile(instrument, rate_facets(instrument, wanted, rest))


# --- actions ---------------------------------------------------------------------------------


def make_action(
    action_id: str = "o1-act",
    facet: str = "O1",
    *,
    effort: Literal["quick", "hour", "ongoing"] = "quick",
    minutes: int = 15,
    evidence: EvidenceTier = "C",
    give_first: bool = False,
    suits: tuple[Literal["remote", "onsite", "unsure", "newcomer", "senior"], ...] = (),
) -> Action:
    if_then = IfThen(cue="it is Monday", response="write one line")
    return Action(
        id=action_id,
        facet=facet,
        title="Do something",
        why="It helps.",
        steps=("Begin.", "End."),
        effort=effort,
        minutes=minutes,
        evidence=evidence,
        if_then=if_then,
        obstacle=if_then,
        give_first=give_first,
        suits=suits,
    )


def make_actions(instrument: Instrument) -> tuple[Action, ...]:
    """Three actions a facet: quick, an hour, ongoing; the ongoing ones give first."""
    return tuple(
        action
        for facet in instrument.facets
        for action in (
            make_action(f"{facet.id}-quick", facet.id, effort="quick", minutes=10, evidence="C"),
            make_action(f"{facet.id}-hour", facet.id, effort="hour", minutes=45, evidence="B"),
            make_action(
                f"{facet.id}-ongoing", facet.id, effort="ongoing", minutes=90, evidence="A", give_first=True
            ),
        )
    )
