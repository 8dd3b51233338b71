"""The whole app under Streamlit's AppTest, on a database of its own."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element
from streamlit.util import calc_hash

from netlearn.domain.assessing import count_pages
from netlearn.settings import ROOT
from netlearn.store.learners import find_learner
from netlearn.store.tables import LearnerRow
from netlearn.ui.resources import forget_resources, get_course, get_store

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


def open_app(
    screen: str = "home", token: str = TOKEN, account: Mapping[str, str] | None = None, **query: str
) -> AppTest:
    """A browser tab of the device `token` on a screen, drawn without a fault.

    With `account`, sign-in is switched on; the claims in it are those of somebody signed in, none of nobody.
    """
    app = AppTest.from_file(MAIN, default_timeout=20)
    app.session_state["device"] = token
    if account is not None:
        app.secrets = {"auth": {"client_id": "netlearn"}}
        app.user = {"is_logged_in": bool(account), **account}
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


def copy_content(folder: Path) -> Path:
    """A copy of the content in `folder`, for a test to edit; give it to NETLEARN_CONTENT."""
    shutil.copytree(ROOT / "content" / "en", folder / "content" / "en")
    return folder / "content"


def refuse_writes() -> None:
    """From now on the database can be read but not written, as on a full or locked disk."""
    with get_store()._writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")


def learner_of(token: str = TOKEN) -> str:
    """The learner behind a device that was enrolled."""
    learner = find_learner(get_store(), token)
    assert learner is not None
    return learner


def count_people() -> int:
    """How many learners the database knows."""
    with get_store().read() as session:
        return session.scalars(select(func.count()).select_from(LearnerRow)).one()


def words(app: AppTest) -> str:
    """Everything that is read as running text on the screen."""
    shown = (*app.title, *app.header, *app.subheader, *app.markdown, *app.caption, *app.info, *app.success)
    return "\n".join(str(element.value) for element in shown)


def texts(app: AppTest) -> list[str]:
    """What is shown letter by letter, as somebody typed it."""
    return [str(one.value) for one in app.get("text") if isinstance(one, Element)]


def says_not_saved(app: AppTest) -> bool:
    """Whether the screen tells that nothing was written."""
    return any(str(error.value).startswith("**Not saved.**") for error in app.error)


def read_reference(app: AppTest) -> str:
    """The reference in the one error on the screen."""
    (error,) = app.error
    return str(error.value).rpartition("Reference: **")[2].removesuffix("**")


def press(app: AppTest, label: str) -> AppTest:
    """Press the one button with this label and draw what follows."""
    found = [button for button in app.button if button.label == label]
    assert len(found) == 1, [button.label for button in app.button]
    found[0].click()
    return run(app)


def unfold(app: AppTest, *keys: str) -> AppTest:
    """Open expanders that draw what is in them only while they are open."""
    for key in keys:
        app.session_state[key] = True
    return run(app)


def rate_all(app: AppTest, value: int) -> AppTest:
    """Begin an assessment and give every statement the same answer, up to the last page."""
    press(app, "Start")
    for page in range(count_pages(get_course().instrument)):
        if page:
            press(app, "Continue")
        for place in range(len(app.radio)):
            app.radio[place].set_value(value)
        run(app)
    return app


def open_with_profile(value: int = 3) -> AppTest:
    """An app whose learner has just submitted the same answer to every statement."""
    return press(rate_all(open_app("assess"), value), "See my profile")
