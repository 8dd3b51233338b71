"""A phone in a room, reduced to its protocol: it answers, and asks for news at the beat the server sets."""

import asyncio
import time
from contextlib import suppress
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Button_pb2 import Button
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

PATIENCE = 60.0  # seconds that one run may take
UNDRAWN = 6.0  # seconds after which the beat alone has said that an answer is saved


class Phone:
    """One tab that stays open. Use `async with`.

    Attributes:
        raw: Every message as it came, when `keep` is set.
        runs: How many runs of the script have ended.
        lost: Whether the server has closed the connection.
        undrawn: Runs of which Streamlit dropped the drawing, so that the next beat had to tell.
    """

    def __init__(
        self, port: int, page: str, query: str, cookie: tuple[str, str], *, keep: bool = False
    ) -> None:
        self._url = f"ws://localhost:{port}/_stcore/stream"
        self._headers = {"Cookie": "=".join(cookie)}
        self._page, self._query, self._hash = page, query, ""
        self._drawn: dict[tuple[int, ...], Delta] = {}
        self._states: dict[str, WidgetState] = {}
        self._beats: dict[str, tuple[float, asyncio.Task[None]]] = {}
        # Who waits since when for the end of which fragment's run.
        self._ends: list[tuple[str, asyncio.Event, float]] = []
        self._keep = keep
        self._news = asyncio.Event()
        self._early = False
        self._touched: set[str] = set()  # the fragments that were drawn since the last run began
        self._socket: ClientConnection
        self._tasks: list[asyncio.Task[None]] = []
        self.raw: list[bytes] = []
        self.runs = 0
        self.lost = False
        self.undrawn = 0

    async def __aenter__(self) -> Self:
        """Connect, draw the screen and begin to ask for news."""
        self._socket = await connect(
            self._url,
            subprotocols=["streamlit"],  # type: ignore[list-item] # a NewType over str
            additional_headers=self._headers,
            max_size=None,
            open_timeout=PATIENCE,
        )
        self._tasks.append(asyncio.create_task(self._read()))
        await self.send()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the tab."""
        beats = [task for _, task in self._beats.values()]
        for task in (*beats, *self._tasks):
            task.cancel()
        await self._socket.close()

    @property
    def elements(self) -> list[tuple[Element, str]]:
        """What is on the screen, each with the fragment it belongs to."""
        found = [delta for delta in self._drawn.values() if delta.HasField("new_element")]
        return [(delta.new_element, delta.fragment_id) for delta in found]

    def says(self, words: str) -> bool:
        """Whether these words stand on the screen."""
        return any(words in str(element) for element, _ in self.elements)

    def button(self, label: str) -> tuple[Button, str] | None:
        """A button by its label, with its fragment."""
        for element, fragment in self.elements:
            if element.WhichOneof("type") == "button" and element.button.label == label:
                return element.button, fragment
        return None

    async def press(self, label: str) -> float:
        """Press a button; gives the seconds until the screen is drawn."""
        found = self.button(label)
        assert found is not None, label
        return await self.send(WidgetState(id=found[0].id, trigger_value=True), fragment=found[1])

    async def choose(self, number: int, option: int) -> float:
        """Choose an option of the radio list with this number; gives the seconds until it is acknowledged."""
        radios = [(one.radio, part) for one, part in self.elements if one.WhichOneof("type") == "radio"]
        radio, fragment = radios[number]
        value = radio.options[option % len(radio.options)]
        return await self.send(WidgetState(id=radio.id, string_value=value), fragment=fragment)

    async def send(self, *values: WidgetState, fragment: str = "", beat: bool = False) -> float:
        """Ask for a run, after giving widgets these values; gives its seconds."""
        self._states |= {value.id: value for value in values}
        message = BackMsg()
        request = message.rerun_script
        request.query_string, request.page_script_hash = self._query, self._hash
        request.fragment_id, request.is_auto_rerun = fragment, beat
        if not self._hash:
            request.page_name = self._page
        request.widget_states.widgets.extend(self._states.values())
        for value in values:
            if value.trigger_value:
                del self._states[value.id]
        began = time.perf_counter()
        ended = asyncio.Event()
        if not beat:  # a beat may be ignored, when the screen was drawn anew meanwhile
            self._ends.append((fragment, ended, began))
        await self._socket.send(message.SerializeToString())
        if not beat:
            await asyncio.wait_for(ended.wait(), PATIENCE)
        return time.perf_counter() - began

    async def wait_for(self, words: str, limit: float = PATIENCE) -> float:
        """Wait until these words stand on the screen; gives the moment at which they did."""
        async with asyncio.timeout(limit):
            while not self.says(words):
                self._news.clear()
                await self._news.wait()
        return time.perf_counter()

    async def find(self, words: str) -> None:
        """Wait for these words, and load the page again where Streamlit dropped the drawing of them."""
        try:
            await self.wait_for(words, 12)
        except TimeoutError:
            self.undrawn += 1
            await self.send()
            await self.wait_for(words)

    async def _read(self) -> None:
        try:
            while True:
                raw = bytes(await self._socket.recv(decode=False))
                if self._keep:
                    self.raw.append(raw)
                self._take(ForwardMsg.FromString(raw))
        except WebSocketException:
            self.lost = True

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "delta":
            self._drawn[tuple(message.metadata.delta_path)] = message.delta
            self._touched.add(message.delta.fragment_id)
        elif kind == "new_session":
            self._begin(tuple(message.metadata.run.fragment_ids))
            if not message.metadata.run.fragment_ids:
                self._drawn.clear()
                self._hash = message.new_session.page_script_hash or self._hash
        elif kind == "navigation":
            self._hash = message.navigation.page_script_hash
        elif kind == "auto_rerun":
            self._set_beat(message.auto_rerun.fragment_id, message.auto_rerun.interval)
        elif kind == "stop_auto_rerun":
            self._stop_beat(message.stop_auto_rerun.fragment_id)
        elif kind == "script_finished":
            fragments = tuple(message.metadata.run.fragment_ids)
            # Whatever runs before something that waits is said to have ended early, whole or not.
            early = message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN
            self._early = early and not fragments
            if not self._early:
                self.runs += 1
                self._end(fragments)
                self._news.set()

    def _begin(self, fragments: tuple[str, ...]) -> None:
        """A run begins; the one before it may be over without anybody having said so."""
        if fragments and self._early:
            self._end(())  # the screen was whole, and only a beat came after it
        if parts := tuple(self._touched - {""}):
            self._end(parts)
        self._early = False
        self._touched.clear()

    def _end(self, fragments: tuple[str, ...]) -> None:
        late = time.perf_counter() - UNDRAWN
        for fragment, ended, since in self._ends:
            if not fragments or fragment in fragments:
                ended.set()
            elif since < late:
                self.undrawn += 1
                ended.set()
        self._ends = [one for one in self._ends if not one[1].is_set()]

    def _set_beat(self, fragment: str, interval: float) -> None:
        if fragment not in self._beats:
            self._beats[fragment] = (interval, asyncio.create_task(self._beat(fragment, interval)))

    def _stop_beat(self, fragment: str) -> None:
        if fragment in self._beats:
            self._beats.pop(fragment)[1].cancel()

    async def _beat(self, fragment: str, interval: float) -> None:
        with suppress(WebSocketException, TimeoutError):
            while True:
                await asyncio.sleep(interval)
                await self.send(fragment=fragment, beat=True)
