"""pyslet, another project's model of QTI 2.1, as the judge of our items: it reads and it marks.

Its HTML preview is left alone: only its reader, its variables and its response processing are used.
"""

import logging
import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

Response = str | float | list[str] | None


@dataclass(frozen=True, slots=True)
class Played:
    """What an item makes of a response: its score, and the feedback shown, in order, as text."""

    score: float
    shown: tuple[str, ...]


class _Listener(logging.Handler):
    """pyslet logs what the schema forbids and reads on; here it is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


def read_item(content: bytes) -> Any:
    """An item that pyslet has no objection to.

    Raises:
        ValueError: It holds an unknown element, attribute or value, or a declared thing is missing.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # pyslet calls its own old names
        warnings.simplefilter("ignore", SyntaxWarning)
        import pyslet.qtiv2.xml as qti
        from pyslet.xml import structures

        listener = _Listener()
        logging.getLogger().addHandler(listener)
        try:
            document = qti.QTIDocument()
            document.read_from_stream(BytesIO(content))
        except structures.XMLError as refused:
            raise ValueError(*refused.args) from refused
        finally:
            logging.getLogger().removeHandler(listener)
    names = (element.tag[1:].split("}") for element in fromstring(content).iter())  # noqa: S314 -- ours
    strange = [tuple(name) for name in names if tuple(name) not in qti.QTIDocument.classMap]
    strange += [
        name for one in _walk(document.root) for name in one._attrs
    ]  # those its class has no place for
    if listener.heard or strange:
        raise ValueError(f"{listener.heard} {strange}")
    return document.root


def play(item: Any, response: Response) -> Played:
    """Give a response and process it. None is no response at all."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from pyslet.qtiv2 import variables

        state = variables.ItemSessionState(item)
        state.begin_session()
        state["RESPONSE"].set_value(response)
        state["SCORE"].set_value(0.0)  # as the default value says, when an attempt begins
        item.ResponseProcessing.run(state)
        shown = tuple(
            "".join(_list_texts(one))
            for one in item.QTIModalFeedback
            if one.identifier in _list_values(state[one.outcomeIdentifier].value)
        )
    return Played(state["SCORE"].value, shown)


def read_package(path: Path) -> dict[str, list[str]]:
    """The files of each resource of a content package, by the resource's identifier."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from pyslet.imscpv1p2 import ContentPackage

        package = ContentPackage(str(path))
        try:
            resources = package.manifest.root.Resources.Resource
            return {one.id: [str(file.href) for file in one.File] for one in resources}
        finally:
            package.close()


def _walk(element: Any) -> list[Any]:
    children = [child for child in element.get_children() if not isinstance(child, str)]
    return [element, *(inner for child in children for inner in _walk(child))]


def _list_texts(element: Any) -> list[str]:
    return [
        text
        for child in element.get_children()
        for text in ([child] if isinstance(child, str) else _list_texts(child))
    ]


def _list_values(value: Any) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else list(value)
