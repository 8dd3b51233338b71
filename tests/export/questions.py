"""A course with one question of every kind, with texts that are hard to write down."""

import random
from collections.abc import Sequence

from netlearn.content.model import (
    Behaviour,
    Blank,
    Categorise,
    Category,
    Check,
    Choice,
    Course,
    CourseFile,
    End,
    Form,
    Match,
    Module,
    Multi,
    Node,
    Open,
    Option,
    Order,
    Pair,
    Piece,
    Point,
    Question,
    Quiz,
    Rating,
    Scenario,
    Single,
    Source,
    Step,
    Term,
    TrueFalse,
    Variable,
)
from tests.factories import make_instrument

NASTY = "Is {a=b} ~ #1: 50% \\ & \"so\" <x> -> 'y'?"

SINGLE = Single(
    id="q-single",
    kind="single",
    prompt=f"{NASTY}\n\nSee [[tie|the ties]] and [[tie]] [@burt-1992]:\n\n- *one*\n- **two**",
    situation=True,
    options=(
        Option(id="1", text=NASTY, correct=True, feedback=NASTY),
        Option(id="2", text="%5% of them", feedback="[plain] no"),
        Option(id="3", text="// neither", feedback="No."),
    ),
    explanation=NASTY,
    hints=("Look again.",),
    facts=("reach",),
    tags=("ties",),
    sources=("burt-1992",),
)
MULTI = Multi(
    id="q-multi",
    kind="multi",
    prompt="Which ones?",
    options=(
        Option(id="a", text="Option A", correct=True, feedback="A is right."),
        Option(id="b", text="Option B", correct=True, feedback="B is right."),
        Option(id="c", text="Option C", feedback="C is wrong."),
        Option(id="d", text="Option D", feedback="D is wrong."),
        Option(id="e", text="Option E", feedback="E is wrong."),
    ),
    explanation="So it is.",
    behaviour=Behaviour(attempts=1, shuffle=False, confidence="mark"),
)
TRUE_FALSE = TrueFalse(
    id="q-tf",
    kind="true_false",
    prompt="Ties fade.",
    options=(
        Option(id="t", text="True", correct=True, feedback="They do: within months."),
        Option(id="f", text="False", feedback="They do not keep by themselves."),
    ),
    explanation="So it is.",
)
HOLDS = TrueFalse(
    id="q-holds",
    kind="true_false",
    prompt="Ties fade.",
    options=(
        Option(id="n", text="It does not hold", feedback="It does."),
        Option(id="y", text="It holds", correct=True, feedback="Yes."),
    ),
    explanation="So it is.",
)
MATCH = Match(
    id="q-match",
    kind="match",
    prompt="Who does what?",
    options=(
        Pair(id="1", text="A broker -> here", match="links groups -> there", feedback="Between them."),
        Pair(id="2", text="A mentor", match="gives counsel", feedback="From experience."),
        Pair(id="3", text="A sponsor", match="opens doors", feedback="With a name."),
    ),
    decoys=("keeps the books",),
    explanation="So it is.",
)
ORDER = Order(
    id="q-order",
    kind="order",
    prompt="In which order?",
    options=(
        Step(id="z", text="Think", feedback="First."),
        Step(id="y", text="Write", feedback="Then."),
        Step(id="x", text="Meet", feedback="At last."),
    ),
    explanation="So it is.",
)
SORT = Categorise(
    id="q-sort",
    kind="categorise",
    prompt="Where do they belong?",
    categories=(Category(id="in", text="Inside"), Category(id="out", text="Outside")),
    options=(
        Piece(id="in", text="A colleague", category="in", feedback="Down the hall."),
        Piece(id="2", text="A customer", category="out", feedback="Across town."),
        Piece(id="3", text="A supplier", category="out", feedback="Abroad."),
    ),
    explanation="So it is.",
)
WORD = Blank(
    id="q-word",
    kind="blank",
    prompt="A tie between two groups is a …",
    options=(
        Form(id="1", text="bridge", also=("local bridge*",), correct=True, feedback="Yes."),
        Form(id="2", text="hole", feedback="That is what it spans."),
    ),
    otherwise="Think of a river.",
    explanation="So it is.",
)
NUMBER = Blank(
    id="q-number",
    kind="blank",
    answer="number",
    unit="people",
    prompt="How many?",
    options=(
        Form(id="1", text="2,5", tolerance=0.00001, correct=True, feedback="Yes."),
        Form(id="2", text="-150", tolerance=10, feedback="That is the tribe."),
    ),
    otherwise="Fewer than you think.",
    explanation="So it is.",
)
OPEN = Open(
    id="q-open",
    kind="open",
    prompt="Whom will you call?",
    model_answer="My old colleague, on Friday.",
    options=(
        Check(text="A name", feedback="No name, no call."),
        Check(text="A day", feedback="It will happen."),
    ),
    explanation="So it is.",
    hints=("Start small.",),
    coach_prompt="Ask for the day.",
)
SCALE = Rating(
    id="q-scale",
    kind="scale",
    prompt="How does it feel?",
    options=tuple(Point(id=word.lower(), text=word, feedback=f"{word}!") for word in ("Bad", "Fair", "Good")),
    explanation="So it is.",
)
_ENDS = (
    End(id="well", title="Well", text="It went well.", credit=1),
    End(id="ill", title="Ill", text="It went ill.", credit=0),
)
_CHOICES = (
    Choice(text="Ask", feedback="You ask.", to="well"),
    Choice(text="Wait", feedback="You wait.", to="ill"),
)
SCENARIO = Scenario(
    id="q-scenario",
    kind="scenario",
    title="The call",
    prompt="What now?",
    variables=(Variable(id="trust", label="Trust"),),
    nodes=(
        Node(
            id="start",
            text="Nothing yet.",
            choices=(
                Choice(text="Go on", feedback="On.", to="later"),
                Choice(text="Stop", feedback="Off.", to="ill"),
            ),
        ),
        Node(id="later", text="Now.", choices=_CHOICES),
    ),
    ends=_ENDS,
    explanation="So it is.",
)
ALL: tuple[Question, ...] = (
    SINGLE,
    MULTI,
    TRUE_FALSE,
    HOLDS,
    MATCH,
    ORDER,
    SORT,
    WORD,
    NUMBER,
    OPEN,
    SCALE,
    SCENARIO,
)
BRIDGE = Term(
    id="bridge",
    term="Bridge",
    definition="A tie between *groups*.",
    example="Ana knows both.",
    network="personal",
)


def make_course(questions: Sequence[Question] = ALL, terms: Sequence[Term] = ()) -> Course:
    """A course with one quiz of these questions."""
    ties = Term(id="tie", term="Tie", definition="A link.", example="Two colleagues.")
    burt = Source(
        id="burt-1992",
        authors="Burt, R. S.",
        year=1992,
        title="Structural holes & more",
        where="Harvard University Press",
        shows="It pays.",
        limits="One firm.",
    )
    module = Module(id="basic", title="Basic", summary="First.", lessons=("a",))
    return Course(
        file=CourseFile(id="course", title="Course 1/2", summary="A course.", facts=(), modules=(module,)),
        lessons={},
        quizzes={"quiz": Quiz(id="quiz", title="Quiz", questions=tuple(questions))},
        instrument=make_instrument(),
        narratives={},
        actions={},
        sources={burt.id: burt},
        terms={term.id: term for term in (ties, *terms)},
    )


def make_hard_questions(count: int) -> tuple[Single, ...]:
    """Questions whose texts are drawn from every character that some format gives a meaning to."""
    rng = random.Random(7)

    def draw() -> str:
        letters = "".join(rng.choices("ab1 \\~=#{}:%/&<>\"'$-.;,\t|^é→", k=rng.randint(1, 24)))
        return f"x{letters}."  # begins as a plain paragraph does

    return tuple(
        Single(
            id=f"hard-{place}",
            kind="single",
            prompt=draw(),
            options=(
                Option(id="r", text=f"{draw()} right", correct=True, feedback=draw()),
                Option(id="w", text=f"{draw()} wrong", feedback=draw()),
            ),
            explanation=draw(),
        )
        for place in range(count)
    )
