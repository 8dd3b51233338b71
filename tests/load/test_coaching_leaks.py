"""Everything that a coach and a coachee are sent: no value of the other before both ratings are open."""

import asyncio
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from netlearn.domain.two_views import list_pair_items
from netlearn.store.devices import enrol_device
from netlearn.store.engagement_arrivals import accept_invitation
from netlearn.store.engagement_invites import make_engagement
from netlearn.store.engagement_ratings import save_answers, seal_rating
from netlearn.store.engagement_words import save_word
from netlearn.store.engine import open_store
from netlearn.store.migrate import migrate
from tests.load.phone import Phone
from tests.serving import Server, prepare
from tests.store.rooms import read_course

COACH, COACHEE, STRANGER = (f"{name}-phone-phone-phone-phone-phones" for name in ("a", "b", "c"))
START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PRIVATE = "canary-private-{}"
SHOWN = "canary-shown-of-the-map"
PARTS = ("rating", "prepare", "about", "views", "session", "agreements", "papers")

pytestmark = pytest.mark.slow


def seed(folder: Path) -> tuple[str, dict[str, str]]:
    """Both have sealed, written private notes, and the coachee has chosen something to show."""
    (folder / "data").mkdir()
    store = open_store(f"sqlite:///{folder / 'data' / 'netlearn.db'}")
    migrate(store)
    coach, coachee = (enrol_device(store, (token,), START) for token in (COACH, COACHEE))
    made, token = make_engagement(
        store, coach, name="Carl", whom=PRIVATE.format("whom"), purpose="", now=START
    )
    accept_invitation(store, token, coachee, name="Ann", now=START)
    items = [item.id for item in list_pair_items(read_course().instrument)]
    for who, value, name in ((coach, 1, "first"), (coachee, 5, "second")):
        save_answers(store, made, who, dict.fromkeys(items, value), START)
        save_word(store, made, who, "private", PRIVATE.format(name), now=START)
        seal_rating(store, made, who, START, least=len(items))
    save_word(store, made, coachee, "map", SHOWN, name="O1", now=START)
    store.close()
    return made, {"coach": coach, "coachee": coachee}


async def listen(server: Server, engagement: str) -> tuple[dict[str, list[bytes]], dict[str, list[bytes]]]:
    """What each was sent before the opening, on every part, and after it."""
    early: dict[str, list[bytes]] = {}
    late: dict[str, list[bytes]] = {}
    for found, parts in ((early, PARTS), (late, PARTS)):
        for who, token in (("coach", COACH), ("coachee", COACHEE), ("stranger", STRANGER)):
            found[who] = []
            for part in parts:
                query = f"engagement={engagement}&part={part}"
                async with Phone(server.port, "engagement", query, server.cookie(token), keep=True) as phone:
                    found[who] += phone.raw
        if found is early:
            async with AsyncExitStack() as stack:
                query = f"engagement={engagement}"
                phone = Phone(server.port, "engagement", query, server.cookie(COACHEE), keep=True)
                await stack.enter_async_context(phone)
                await phone.press("Open both ratings")
                await phone.wait_for("worth talking about")
    return early, late


def test_no_value_of_one_side_reaches_the_other_before_the_opening(tmp_path: Path) -> None:
    engagement, learners = seed(tmp_path)
    server = prepare(tmp_path)
    server.start()
    try:
        early, late = asyncio.run(listen(server, engagement))
    finally:
        server.stop()
    scale = read_course().instrument.scale
    lowest, highest = scale.points[0].label.encode(), scale.points[-1].label.encode()

    def tells(raw: list[bytes], words: bytes) -> bool:
        return any(words in one for one in raw)

    for who in ("coach", "coachee", "stranger"):
        # Sealed ratings are not drawn, so before the opening no answer in words reaches anybody at all.
        assert not tells(early[who], lowest)
        assert not tells(early[who], highest)
        assert not tells(early[who], b"sees more of it")
    assert not tells(early["coach"], SHOWN.encode())
    for who, mine, other, theirs in (
        ("coach", "first", "coachee", "second"),
        ("coachee", "second", "coach", "first"),
    ):
        for found in (early, late):
            assert tells(found[who], PRIVATE.format(mine).encode())
            assert not tells(found[who], PRIVATE.format(theirs).encode())
            assert not tells(found["stranger"], PRIVATE.format(mine).encode())
            assert not tells(found[who], learners[other].encode())
            assert not tells(found["stranger"], engagement.encode())
        assert tells(late[who], b"sees more of it")
        assert tells(late[who], lowest)
        assert tells(late[who], highest)
    assert not tells(late["coachee"], PRIVATE.format("whom").encode())
    assert tells(late["coach"], SHOWN.encode())
