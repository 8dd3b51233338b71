"""A learner's browser reduced to its protocol: one web socket, protobuf messages, no page.

The script of a screen runs exactly as for a real browser; what a browser would draw is only kept.
"""

import time
from collections import Counter
from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Button_pb2 import Button
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

BROKEN = "This screen did not open"  # the heading of the page that a fault in a screen leaves


class ScreenBroken(Exception):
    """A screen ended in a fault instead of being drawn."""


class Visitor:
    """One open tab on one screen. Use `async with`; the first run of the script is part of entering.

    Attributes:
        seconds: how long each run took, from the request to the end of the script.
    """

    def __init__(
        self, port: int, page: str = "", query: str = "", cookie: tuple[str, str] = ("", "")
    ) -> None:
        self._url = f"ws://localhost:{port}/_stcore/stream"
        self._headers = {"Cookie": "=".join(cookie)}
        self._page = page
        self._query = query
        self._page_hash = ""
        self._drawn: dict[tuple[int, ...], Delta] = {}
        self._states: dict[str, WidgetState] = {}
        self._socket: ClientConnection
        self.seconds: list[float] = []

    async def __aenter__(self) -> Self:
        """Connect and run the screen for the first time."""
        self._socket = await connect(
            self._url,
            subprotocols=["streamlit"],  # type: ignore[list-item] # a NewType over str
            additional_headers=self._headers,
            max_size=None,
            open_timeout=60,
        )
        try:
            await self.rerun()
        except BaseException:
            await self._socket.close()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the tab."""
        await self._socket.close()

    @property
    def drawn(self) -> list[Element]:
        """The elements on the screen."""
        return [delta.new_element for delta in self._drawn.values() if delta.HasField("new_element")]

    @property
    def elements(self) -> Counter[str]:
        """Element kinds on the screen and their number."""
        return Counter(str(element.WhichOneof("type")) for element in self.drawn)

    def button(self, *labels: str) -> Button | None:
        """The first button outside of forms with one of `labels`."""
        buttons = (element.button for element in self.drawn if element.WhichOneof("type") == "button")
        return next((one for one in buttons if one.label in labels and not one.form_id), None)

    def is_set(self, widget: str) -> bool:
        """Whether this tab has given the widget with this id a value."""
        return widget in self._states

    async def open(self, page: str, query: str) -> None:
        """Go to another screen, as a link does."""
        self._page, self._query, self._page_hash = page, query, ""
        self._states.clear()
        await self.rerun()

    async def press(self, button: Button, *values: WidgetState) -> None:
        """Press a button; `values` are what was filled in before, without the server hearing of it."""
        await self.rerun(*values, WidgetState(id=button.id, trigger_value=True))

    async def rerun(self, *values: WidgetState) -> None:
        """Run the script once, after giving widgets these values.

        Raises:
            ScreenBroken: the screen could not be drawn.
        """
        self._states |= {value.id: value for value in values}
        message = BackMsg()
        request = message.rerun_script
        request.query_string = self._query
        request.page_script_hash = self._page_hash
        if not self._page_hash:
            request.page_name = self._page
        request.widget_states.widgets.extend(self._states.values())
        for value in values:
            if value.trigger_value:
                del self._states[value.id]  # a press is over when it is sent
        self._drawn.clear()
        began = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        await self._read_until_finished()
        self.seconds.append(time.perf_counter() - began)
        if any(BROKEN in element.heading.body or element.HasField("exception") for element in self.drawn):
            raise ScreenBroken(f"{self._page}?{self._query}")

    async def _read_until_finished(self) -> None:
        while True:
            message = ForwardMsg.FromString(bytes(await self._socket.recv(decode=False)))
            kind = message.WhichOneof("type")
            if kind == "delta":
                self._drawn[tuple(message.metadata.delta_path)] = message.delta
            elif kind == "new_session":
                self._drawn.clear()  # one run may follow another, as when a screen leads on to the next
                self._page_hash = message.new_session.page_script_hash or self._page_hash
            elif kind == "navigation":
                self._page_hash = message.navigation.page_script_hash
            elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return
