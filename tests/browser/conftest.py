from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.machine import find_chromium


@pytest.fixture(scope="module")  # closed before others need the main thread's event loop
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # Without a sandbox, as root in a container has none; the pages are our own.
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        yield chromium
        chromium.close()
