"""Everything that a coach and a coachee are sent: no value of the other before both ratings are open."""

import asyncio
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from netlearn.domain.two_views import list_pair_items
from netlearn.store.agreement_writing import accept_agreement, write_agreement
from netlearn.store.agreements import list_agreements
from netlearn.store.devices import enrol_device
from netlearn.store.engagement_arrivals import accept_invitation
from netlearn.store.engagement_invites import invite_peer, make_engagement
from netlearn.store.engagement_ratings import save_answers, seal_rating
from netlearn.store.engagement_steps import step_engagement
from netlearn.store.engagement_words import save_word
from netlearn.store.engine import open_store
from netlearn.store.migrate import migrate
from tests.load.phone import Phone
from tests.serving import Server, prepare
from tests.store.pairs import word
from tests.store.rooms import read_course

COACH, COACHEE, STRANGER = (f"{name}-phone-phone-phone-phone-phones" for name in ("a", "b", "c"))
START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PRIVATE = "canary-private-{}"
SHOWN = "canary-shown-of-the-map"
TITLE, OFFER, COACHEE_NAME = "canary-agreement", "canary-offer", "canary-coachee-name"
PAGES = ("", "coaching", "plan", "my-data")
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
        seal_rating(store, made, who, START, items=items)
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


def seed_second_round(folder: Path) -> str:
    """A pair that has agreed and rates once more, of which the coachee has sealed; and a peer of theirs."""
    (folder / "data").mkdir()
    store = open_store(f"sqlite:///{folder / 'data' / 'netlearn.db'}")
    migrate(store)
    coach, coachee, peer = (enrol_device(store, (token,), START) for token in (COACH, COACHEE, STRANGER))
    made, token = make_engagement(store, coach, name="Carl", whom="", purpose="", now=START)
    accept_invitation(store, token, coachee, name=COACHEE_NAME, now=START)
    accept_invitation(store, invite_peer(store, made, coachee, START), peer, name="", now=START)
    items = [item.id for item in list_pair_items(read_course().instrument)]
    for who, value in ((peer, 3), (coach, 3), (coachee, 3)):
        save_answers(store, made, who, dict.fromkeys(items, value), START)
        seal_rating(store, made, who, START, items=items)
    step_engagement(store, made, coachee, "open", START)
    write_agreement(store, made, coachee, word(START, TITLE), START)
    accept_agreement(store, made, coach, list_agreements(store, made, coach)[0], START)
    save_word(store, made, coach, "offer", OFFER, name="introduction", now=START)
    for who, name in ((coach, "first"), (coachee, "second")):
        save_word(store, made, who, "private", PRIVATE.format(name), now=START)
    for deed in ("agree", "rate_again"):
        step_engagement(store, made, coach, deed, START)
    save_answers(store, made, coachee, dict.fromkeys(items, 5), START)
    seal_rating(store, made, coachee, START, items=items)
    store.close()
    return made


async def visit(server: Server, engagement: str) -> dict[str, bytes]:
    """What coach, coachee and peer are sent on their own pages and on every part but the form itself."""
    found: dict[str, bytes] = {}
    for who, token in (("coach", COACH), ("coachee", COACHEE), ("peer", STRANGER)):
        found[who] = b""
        places = [(page, "") for page in PAGES]
        places += [("engagement", f"engagement={engagement}&part={part}") for part in PARTS[1:]]
        for page, query in places:
            async with Phone(server.port, page, query, server.cookie(token), keep=True) as phone:
                found[who] += b"".join(phone.raw)
    return found


def test_a_sealed_second_rating_and_the_pairs_own_words_reach_nobody_else(tmp_path: Path) -> None:
    engagement = seed_second_round(tmp_path)
    server = prepare(tmp_path)
    server.start()
    try:
        found = asyncio.run(visit(server, engagement))
    finally:
        server.stop()
    points = read_course().instrument.scale.points
    middle, highest = points[2].label, points[-1].label
    for who, told in {
        "coach": (PRIVATE.format("first"), TITLE, OFFER, COACHEE_NAME),
        "coachee": (PRIVATE.format("second"), TITLE, OFFER),
        "peer": (COACHEE_NAME,),
    }.items():
        secret = (PRIVATE.format("first"), PRIVATE.format("second"), TITLE, OFFER)
        assert {one for one in secret if one.encode() in found[who]} == set(told) & set(secret)
        assert all(one.encode() in found[who] for one in told)
    # The first ratings, which are open, are "Sometimes" throughout; only the sealed one says more.
    assert f"**{middle}**".encode() in found["coach"]
    assert f"**{highest}**".encode() not in found["coach"]
    assert b"sees more of it" not in found["coach"] + found["coachee"] + found["peer"]
