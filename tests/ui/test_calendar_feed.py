import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest
import vobject
from starlette.routing import Router
from starlette.types import Message

from netlearn.errors import StoreUnreadable
from netlearn.store.feeds import find_feed
from netlearn.store.plans import log_plan_event
from netlearn.ui.calendar_feed import answer_feed
from netlearn.ui.resources import get_course, get_store
from netlearn.ui.server.routes import make_routes
from netlearn.ui.session import now
from tests.ui.apps import learner_of, open_app, open_with_profile, press, unfold

pytestmark = pytest.mark.usefixtures("server")


def accept() -> None:
    log_plan_event(get_store(), learner_of(), "s1-ask-a-leaver", "accept", key="1", now=now())


def make_address() -> str:
    """Press the button and read the token from the address that is shown."""
    open_with_profile(3)
    accept()
    app = press(unfold(open_app("plan"), "plan-calendar"), "Make a calendar address")
    (address,) = [str(code.value) for code in app.code if "/calendar/" in str(code.value)]
    return address.rpartition("/")[2].removesuffix(".ics")


@dataclass
class Answer:
    status: int = 0
    headers: dict[str, str] | None = None
    body: bytes = b""


def feed(token: str) -> bytes | None:
    return answer_feed(get_store(), get_course(), token)


def get(path: str, find: Callable[[str], bytes | None] = feed) -> Answer:
    """Ask our routes as a server would."""
    answer = Answer()

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            answer.body += message.get("body", b"")

    scope = {"type": "http", "method": "GET", "path": unquote(path), "headers": [], "query_string": b""}
    asyncio.run(Router(make_routes(Path("assets"), lambda: None, find))(scope, receive, send))
    return answer


def test_an_address_is_made_and_leads_to_the_plan() -> None:
    token = make_address()
    answer = get(f"/calendar/{token}.ics")
    assert answer.headers is not None
    assert (answer.status, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert answer.headers["cache-control"] == "private, no-store"
    titles = [event.summary.value for event in vobject.readOne(answer.body.decode()).vevent_list]
    assert titles == [
        "One minute on your plan",
        "Day 30 of your plan",
        "Day 60 of your plan",
        "Day 90 of your plan",
    ]


def test_an_address_is_shown_only_once() -> None:
    make_address()
    app = unfold(open_app("plan"), "plan-calendar")
    assert [code.value for code in app.code if "/calendar/" in str(code.value)] == []
    assert any("It is not kept in readable form." in str(one.value) for one in app.caption)


def test_a_revoked_address_leads_nowhere() -> None:
    token = make_address()
    press(unfold(open_app("plan"), "plan-calendar"), "Revoke the address")
    assert find_feed(get_store(), token) is None
    answer = get(f"/calendar/{token}.ics")
    assert (answer.status, answer.body) == (404, b"There is no such calendar.")


@pytest.mark.parametrize("token", ["x", "..%2f..%2fsecret", "%00", "a" * 3000])
def test_a_made_up_address_leads_nowhere(token: str) -> None:
    open_with_profile(3)
    assert get(f"/calendar/{token}.ics").status == 404


def test_a_database_that_does_not_answer_is_said() -> None:
    def fail(_: str) -> bytes | None:
        raise StoreUnreadable("The database could not be read.")

    assert get("/calendar/x.ics", fail).status == 503
