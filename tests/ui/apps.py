"""The whole app under Streamlit's AppTest, on a database of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from netlearn.settings import ROOT
from netlearn.store.learners import find_learner
from netlearn.ui.places import ASSESS_PAGES
from netlearn.ui.resources import forget_resources, get_store

MAIN = str(ROOT / "netlearn" / "ui" / "main.py")
TOKEN = "ann-ann-ann-ann-ann-ann-ann-ann-"
OTHER = "bob-bob-bob-bob-bob-bob-bob-bob-"
SCREENS = ("home", "learn", "assess", "profile", "plan", "my-data", "about")


@contextmanager
def fresh_server(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Resources in `folder`, opened on first use and closed at the end."""
    forget_resources()
    monkeypatch.setenv("NETLEARN_DATA", str(folder))
    monkeypatch.setenv("NETLEARN_DATABASE_URL", f"sqlite:///{folder / 'netlearn.db'}")
    for name in ("NETLEARN_AUTHOR", "NETLEARN_SECRET", "NETLEARN_CONTENT"):
        monkeypatch.delenv(name, raising=False)
    yield
    forget_resources()


def open_app(screen: str = "home", token: str = TOKEN, **query: str) -> AppTest:
    """A browser tab of the device `token` on a screen, drawn without a fault."""
    app = AppTest.from_file(MAIN, default_timeout=20)
    app.session_state["device"] = token
    for name, value in query.items():
        app.query_params[name] = value
    if screen != "home":
        app._page_hash = calc_hash(screen)  # switch_page knows file names, not the addresses of st.Page
    return run(app)


def run(app: AppTest) -> AppTest:
    """Draw the screen anew; any exception fails the test."""
    app.run()
    app._page_hash = ""  # a real browser stays where the last run ended
    assert [fault.message for fault in app.exception] == []
    return app


def refuse_writes() -> None:
    """From now on the database can be read but not written, as on a full or locked disk."""
    with get_store()._writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")


def learner_of(token: str = TOKEN) -> str:
    """The learner behind a device that was enrolled."""
    learner = find_learner(get_store(), token)
    assert learner is not None
    return learner


def words(app: AppTest) -> str:
    """Everything that is read as running text on the screen."""
    shown = (*app.title, *app.header, *app.subheader, *app.markdown, *app.caption, *app.info, *app.success)
    return "\n".join(str(element.value) for element in shown)


def says_not_saved(app: AppTest) -> bool:
    """Whether the screen tells that nothing was written."""
    return any(str(error.value).startswith("**Not saved.**") for error in app.error)


def press(app: AppTest, label: str) -> AppTest:
    """Press the one button with this label and draw what follows."""
    found = [button for button in app.button if button.label == label]
    assert len(found) == 1, [button.label for button in app.button]
    found[0].click()
    return run(app)


def rate_all(app: AppTest, value: int) -> AppTest:
    """Begin an assessment and give every statement the same answer, up to the last page."""
    press(app, "Start")
    for page in range(ASSESS_PAGES):
        if page:
            press(app, "Continue")
        for place in range(len(app.radio)):
            app.radio[place].set_value(value)
        run(app)
    return app


def open_with_profile(value: int = 3) -> AppTest:
    """An app whose learner has just submitted the same answer to every statement."""
    return press(rate_all(open_app("assess"), value), "See my profile")
