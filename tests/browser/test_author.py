"""An author's open page follows what is saved, by itself."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from netlearn.settings import ROOT
from tests.browser.browsing import DESKTOP, open_browser, title, visit
from tests.serving import serve

LESSON = "three-networks"

pytestmark = pytest.mark.browser


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


@pytest.fixture
def tab(content: Path, tmp_path: Path, browser: Browser) -> Iterator[Page]:
    with serve(tmp_path / "server", NETLEARN_CONTENT=str(content), NETLEARN_AUTHOR="1") as server:
        context = open_browser(browser, server, DESKTOP)
        yield context.new_page()
        context.close()


def test_open_page_shows_a_saved_sentence_then_a_problem_then_neither(tab: Page, content: Path) -> None:
    lesson = content / "en" / "lessons" / f"{LESSON}.yaml"
    saved = lesson.read_text("utf-8")
    renamed = saved.replace("title: ", "title: Once more, ", 1)
    visit(tab, f"lesson?lesson={LESSON}")
    before = title(tab).inner_text()

    lesson.write_text(renamed, encoding="utf-8")
    expect(title(tab)).to_have_text(f"Once more, {before}")

    lesson.write_text(renamed.replace("title:", "titel:", 1), encoding="utf-8")
    problem = tab.get_by_text("titel").first
    expect(problem).to_be_attached()
    expect(title(tab)).to_have_text(f"Once more, {before}")

    lesson.write_text(saved, encoding="utf-8")
    expect(title(tab)).to_have_text(before)
    expect(problem).not_to_be_attached()
