"""Measurements in Chromium: bytes over the wire and the time to a usable screen on a slow phone."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Page as Tab
from playwright.sync_api import sync_playwright

from tests.load.protocol_bench import Page
from tests.machine import find_chromium
from tests.serving import Server

CHROMIUM = find_chromium()
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER_PROCESSOR = 4
USABLE = "[data-testid=stAppViewContainer] h1"  # the screen's own heading is drawn
CHART = ".js-plotly-plot .main-svg"
PATIENCE = 180_000  # milliseconds


@dataclass(frozen=True, slots=True)
class FirstLoad:
    """One first visit with an empty cache.

    Attributes:
        bytes: All that came over the wire.
        seconds: Until the heading showed.
        chart_seconds: Until the chart was drawn; None where none was waited for.
        files: The heaviest files and their bytes over the wire.
    """

    bytes: int
    seconds: float
    chart_seconds: float | None
    files: tuple[tuple[str, int], ...]


def load_first(
    server: Server, page: Page, token: str | None, *, slow: bool, chart: bool = False
) -> FirstLoad:
    """Open `page` in a fresh browser and wait until it is usable, and with `chart` until that is drawn.

    Without a token, the browser has never been here. Bytes are counted until the network has been quiet
    for two seconds.
    """
    with _open_tab(server, token) as tab:
        wire = tab.context.new_cdp_session(tab)
        wire.send("Network.enable")
        names: dict[str, str] = {}
        sizes: dict[str, int] = {}
        wire.on(
            "Network.requestWillBeSent",
            lambda event: names.update({event["requestId"]: event["request"]["url"]}),
        )
        wire.on(
            "Network.loadingFinished",
            lambda event: sizes.update({event["requestId"]: int(event["encodedDataLength"])}),
        )
        if slow:
            wire.send("Network.emulateNetworkConditions", SLOW)
            wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})
        began = time.perf_counter()
        tab.goto(f"{server.url}/{page.path}" + (f"?{page.query}" if page.query else ""), wait_until="commit")
        tab.wait_for_selector(USABLE, timeout=PATIENCE)
        seconds = time.perf_counter() - began
        if chart:
            tab.wait_for_selector(CHART, timeout=PATIENCE)
        chart_seconds = time.perf_counter() - began if chart else None
        _wait_until_quiet(tab, sizes)
        heaviest = sorted(
            ((names.get(key, "?"), size) for key, size in sizes.items()), key=lambda pair: -pair[1]
        )
        files = tuple((url.rsplit("/", 1)[-1], size) for url, size in heaviest[:8])
        return FirstLoad(sum(sizes.values()), seconds, chart_seconds, files)


@contextmanager
def _open_tab(server: Server, token: str | None) -> Iterator[Tab]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2)
        if token:
            name, value = server.cookie(token)
            context.add_cookies([{"name": name, "value": value, "url": server.url, "httpOnly": True}])
        yield context.new_page()
        browser.close()


def _wait_until_quiet(tab: Tab, sizes: dict[str, int]) -> None:
    seen = -1
    while seen != len(sizes):
        seen = len(sizes)
        tab.wait_for_timeout(2000)
