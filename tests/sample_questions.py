"""One small, valid question of every kind, and a right, a wrong and a broken answer to each."""

from typing import assert_never

from netlearn.content.model import (
    Blank,
    Categorise,
    Category,
    Check,
    Choice,
    End,
    Form,
    Match,
    Multi,
    Node,
    Open,
    Option,
    Order,
    Pair,
    Piece,
    Point,
    Question,
    Rating,
    Route,
    Scenario,
    Single,
    Span,
    Step,
    TrueFalse,
    Variable,
)
from netlearn.content.model.scenario import Aside

Answer = tuple[str, ...]


def make_options(*correct: bool) -> tuple[Option, ...]:
    """Options a, b, c and so on, each right or wrong as told."""
    return tuple(
        Option(id="abcdefgh"[place], text=f"Option {place}", correct=right, feedback="Because.")
        for place, right in enumerate(correct)
    )


def make_single(*correct: bool) -> Single:
    options = make_options(*(correct or (False, True, False)))
    return Single(id="q-single", kind="single", prompt="Which?", options=options, explanation="So it is.")


def make_multi(*correct: bool) -> Multi:
    options = make_options(*(correct or (True, True, False, False)))
    return Multi(id="q-multi", kind="multi", prompt="Which ones?", options=options, explanation="So it is.")


def make_true_false() -> TrueFalse:
    options = make_options(*(True, False))
    return TrueFalse(id="q-tf", kind="true_false", prompt="Is it?", options=options, explanation="So it is.")


def make_match() -> Match:
    pairs = tuple(Pair(id=one, text=one, match=one.upper(), feedback="Because.") for one in "abc")
    return Match(id="q-match", kind="match", prompt="Pair.", options=pairs, decoys=("D",), explanation="So.")


def make_order(steps: str = "abcd") -> Order:
    options = tuple(Step(id=one, text=f"Step {one}", feedback="Because.") for one in steps)
    return Order(id="q-order", kind="order", prompt="In which order?", options=options, explanation="So.")


def make_categorise() -> Categorise:
    homes = {"a": "near", "b": "near", "c": "far"}
    return Categorise(
        id="q-sort",
        kind="categorise",
        prompt="Sort.",
        categories=(Category(id="near", text="Near"), Category(id="far", text="Far")),
        options=tuple(
            Piece(id=one, text=f"Piece {one}", category=home, feedback="Because.")
            for one, home in homes.items()
        ),
        explanation="So.",
    )


def make_blank() -> Blank:
    return Blank(
        id="q-blank",
        kind="blank",
        prompt="Fill in.",
        options=(
            Form(text="weak tie", also=("a loose tie", "acquaintance"), correct=True, feedback="Yes."),
            Form(text="strong tie", feedback="The other one."),
        ),
        otherwise="Think of the edge of your network.",
        explanation="So.",
    )


def make_number(tolerance: float = 0.5) -> Blank:
    return Blank(
        id="q-number",
        kind="blank",
        answer="number",
        unit="hours",
        prompt="How many?",
        options=(
            Form(text="2.5", correct=True, tolerance=tolerance, feedback="Yes."),
            Form(text="25", feedback="Ten times too many."),
        ),
        otherwise="Count again.",
        explanation="So.",
    )


def make_open() -> Open:
    checks = tuple(Check(id=one, text=f"Point {one}", feedback="It helps.") for one in "abc")
    return Open(
        id="q-open",
        kind="open",
        prompt="What would you write?",
        model_answer="This.",
        options=checks,
        explanation="So.",
    )


def make_rating() -> Rating:
    points = tuple(Point(id=one, text=f"Point {one}", feedback="I see.") for one in "abcde")
    return Rating(id="q-scale", kind="scale", prompt="Where do you stand?", options=points, explanation="So.")


def make_scenario() -> Scenario:
    """Two scenes. Trust from the first opens a way in the second and decides on its ending."""
    variables = (Variable(id="trust", label="Trust", start=1, low=0, high=2),)
    kind = Choice(id="kind", text="Be kind", feedback="They smile.", to="later", effects={"trust": 1})
    curt = Choice(id="curt", text="Be curt", feedback="They frown.", to="later", effects={"trust": -3})
    ask = Choice(
        id="ask",
        text="Ask",
        feedback="You ask.",
        routes=(Route(to="helped", when={"trust": Span(min=2)}), Route(to="alone")),
    )
    borrow = Choice(id="borrow", text="Borrow", feedback="Done.", to="helped", when={"trust": Span(min=2)})
    return Scenario(
        id="q-story",
        kind="scenario",
        title="A week",
        prompt="You are new.",
        variables=variables,
        nodes=(
            Node(id="first", text="Monday.", choices=(kind, curt)),
            Node(
                id="later",
                text="Friday.",
                asides=(Aside(when={"trust": Span(max=0)}, text="Nobody greets you."),),
                choices=(ask, borrow),
            ),
        ),
        ends=(
            End(id="helped", title="Helped", text="It worked.", credit=1.0),
            End(id="alone", title="Alone", text="It did not.", credit=0.25),
        ),
        explanation="So.",
    )


def make_every_kind() -> tuple[Question, ...]:
    """One of each kind, and both sorts of blank."""
    return (
        make_single(),
        make_multi(),
        make_true_false(),
        make_match(),
        make_order(),
        make_categorise(),
        make_blank(),
        make_number(),
        make_open(),
        make_rating(),
        make_scenario(),
    )


def samples(question: Question) -> tuple[Answer, Answer, Answer]:  # noqa: PLR0911 -- a return a kind
    """A right, a wrong and a broken answer; for kinds without right and wrong, two good ones."""
    match question:
        case Single() | TrueFalse() | Multi():
            right = tuple(option.id for option in question.options if option.correct)
            wrong = tuple(option.id for option in question.options if not option.correct)[:1]
            return right, wrong, (*right, "no-such-option")
        case Match():
            ids = [pair.id for pair in question.options]
            places = [pair.match_id for pair in question.options]
            turned = [*places[1:], places[0]]
            return _join(ids, places), _join(ids, turned), _join(ids[1:], places[1:])
        case Categorise():
            ids = [piece.id for piece in question.options]
            homes = [piece.category for piece in question.options]
            other = [next(one.id for one in question.categories if one.id != home) for home in homes]
            return _join(ids, homes), _join(ids, other), _join(ids, ["nowhere"] * len(ids))
        case Order():
            steps = tuple(step.id for step in question.options)
            return steps, tuple(reversed(steps)), steps[1:]
        case Blank():
            form = next(form.text for form in question.options if form.correct)
            return (form,), ("123456",), ("",)
        case Open():
            checks = tuple(check.id for check in question.options)
            return ("My words.", *checks), ("My words.",), ("My words.", "no-such-check")
        case Rating():
            return (question.options[0].id,), (question.options[-1].id,), ("no-such-point",)
        case Scenario():
            return ("kind", "ask"), ("curt", "ask"), ("kind",)
        case _:
            assert_never(question)


def _join(pieces: list[str], places: list[str]) -> Answer:
    return tuple(f"{piece}={place}" for piece, place in zip(pieces, places, strict=True))
