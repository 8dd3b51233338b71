"""What the people of a crowd do on a screen: one thing at a time, as with a finger."""

from collections.abc import Awaitable, Callable, Sequence
from random import Random

from streamlit.proto.Element_pb2 import Element
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.load.client import Visitor

# Does the next thing on the screen; gives the number of answers that were taken, 0 or 1.
Act = Callable[[Visitor, Random], Awaitable[int]]
KEEP = ("Check answer", "Keep my answer")  # the words on the button of a question form


async def look(visitor: Visitor, _: Random) -> int:
    """Only read."""
    await visitor.rerun()
    return 0


async def rate(visitor: Visitor, rng: Random) -> int:
    """Rate the next open item of the self-assessment, which saves it; turn the page when none is open."""
    fields = [element.radio for element in visitor.drawn if element.WhichOneof("type") == "radio"]
    field = next((one for one in fields if not one.HasField("default") and not visitor.is_set(one.id)), None)
    if field is None:
        if further := visitor.button("Continue"):
            await visitor.press(further)
        else:
            await visitor.rerun()
        return 0
    await visitor.rerun(WidgetState(id=field.id, string_value=rng.choice(field.options)))
    return 1


def work_through(lessons: Sequence[str]) -> Act:
    """Answer every question of one lesson after the other: fill a form and send it, else go on."""

    async def work(visitor: Visitor, rng: Random) -> int:
        if form := find_form(visitor.drawn):
            (*fields, (_, button)) = form
            await visitor.press(button.button, *fill(fields, rng))
            still = find_form(visitor.drawn)
            # A form that stands as it was had been refused, say because an order took a place twice.
            return 0 if still and still[-1][0] == form[-1][0] else 1
        if further := visitor.button("Continue", "Finish the lesson"):
            await visitor.press(further)
        else:
            await visitor.open("lesson", f"lesson={rng.choice(lessons)}")
        return 0

    return work


def find_form(drawn: Sequence[Element]) -> list[tuple[str, Element]] | None:
    """The fields of the first question form, each with the form's id; its button comes last."""
    parts = [(find_form_id(element), element) for element in drawn]
    for form, element in parts:
        if form and element.WhichOneof("type") == "button" and element.button.label in KEEP:
            return [part for part in parts if part[0] == form and part[1] is not element] + [(form, element)]
    return None


def find_form_id(element: Element) -> str:
    """The form that a widget stands in; "" for none, and for what is no widget."""
    widget = getattr(element, str(element.WhichOneof("type")), None)
    return str(getattr(widget, "form_id", ""))


def fill(fields: Sequence[tuple[str, Element]], rng: Random) -> list[WidgetState]:
    """Some answer for each field of a form; places of an order are each given once."""
    states: list[WidgetState] = []
    places: dict[tuple[str, ...], list[str]] = {}
    for _, element in fields:
        match element.WhichOneof("type"):
            case "radio":
                options = tuple(element.radio.options)
                numbered = bool(options) and all(option.isdecimal() for option in options)
                left = places.setdefault(options, []) if numbered else []
                if not left:
                    left.extend(rng.sample(options, len(options)))
                states.append(WidgetState(id=element.radio.id, string_value=left.pop()))
            case "selectbox":
                option = rng.choice(element.selectbox.options)
                states.append(WidgetState(id=element.selectbox.id, string_value=option))
            case "checkbox":
                states.append(WidgetState(id=element.checkbox.id, bool_value=True))
            case "text_input":
                states.append(WidgetState(id=element.text_input.id, string_value="7"))
            case _:
                continue
    return states
