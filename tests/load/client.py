"""A learner's browser reduced to its protocol: one web socket, protobuf messages, no page.

The script of a screen runs exactly as for a real browser; what a browser would draw is only counted.
"""

import random
import time
from collections import Counter
from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

CHOICES = ("radio", "button_group")  # the widgets a learner answers with


class Visitor:
    """One open tab on one screen. Use `async with`; the first run of the script is part of entering.

    Attributes:
        elements: how many elements of each kind the last full run drew.
        seconds: how long each run took, from the request to the end of the script.
    """

    def __init__(self, port: int, page: str = "", query: str = "", token: str = "A" * 32) -> None:
        self._url = f"ws://localhost:{port}/_stcore/stream"
        self._headers = {"Cookie": f"netlearn={token}"}
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
        await self.rerun()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the tab."""
        await self._socket.close()

    @property
    def elements(self) -> Counter[str]:
        """Element kinds on the screen and their number."""
        return Counter(
            str(delta.new_element.WhichOneof("type"))
            for delta in self._drawn.values()
            if delta.HasField("new_element")
        )

    async def rerun(self, fragment: str = "") -> None:
        """Run the script, or one fragment of it, once with the widget states as they are."""
        message = BackMsg()
        request = message.rerun_script
        request.query_string = self._query
        request.fragment_id = fragment
        request.page_script_hash = self._page_hash
        if not self._page_hash:
            request.page_name = self._page
        request.widget_states.widgets.extend(self._states.values())
        if not fragment:
            self._drawn.clear()
        began = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        await self._read_until_finished()
        self.seconds.append(time.perf_counter() - began)

    async def answer(self, rng: random.Random) -> None:
        """Choose an option of one question on the screen, as a tap would; without any, just run again."""
        questions = [
            delta for delta in self._drawn.values() if delta.new_element.WhichOneof("type") in CHOICES
        ]
        if not questions:
            await self.rerun()
            return
        delta = rng.choice(questions)
        state = _choose(delta, rng)
        self._states[state.id] = state
        await self.rerun(delta.fragment_id)

    async def _read_until_finished(self) -> None:
        while True:
            message = ForwardMsg.FromString(bytes(await self._socket.recv(decode=False)))
            kind = message.WhichOneof("type")
            if kind == "delta":
                self._drawn[tuple(message.metadata.delta_path)] = message.delta
            elif kind == "new_session":
                self._page_hash = message.new_session.page_script_hash or self._page_hash
            elif kind == "navigation":
                self._page_hash = message.navigation.page_script_hash
            elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return


def _choose(delta: Delta, rng: random.Random) -> WidgetState:
    element = delta.new_element
    if element.WhichOneof("type") == "radio":
        return WidgetState(id=element.radio.id, string_value=rng.choice(element.radio.options))
    group = element.button_group
    state = WidgetState(id=group.id)
    state.string_array_value.data.append(rng.choice(group.options).content)
    return state
