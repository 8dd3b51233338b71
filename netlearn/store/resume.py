"""Resume codes: four spoken words that move a learner's work to another device, once."""

import hmac
import secrets
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from importlib.resources import files
from ipaddress import IPv6Address, IPv6Network, ip_address
from random import Random
from unicodedata import normalize

from sqlalchemy import ColumnElement, and_, delete, func, select, text, update
from sqlalchemy.orm import Session

from netlearn.errors import ResumeRefused, TooManyTries
from netlearn.store.engine import Store
from netlearn.store.learners import hash_token, move_device
from netlearn.store.sql import add_once
from netlearn.store.tables import ResumeCodeRow, ResumeTryRow

# Four of 1024 words or more are 40 bits: at 10,000 tries an hour, guessing one of 1,000 open codes
# within the week they live has a chance of 1 in 600.
WORDS_PER_CODE = 4
VALID_FOR = timedelta(days=7)
TRY_WINDOW = timedelta(hours=1)
TRIES_PER_DEVICE = 10
TRIES_PER_ADDRESS = 100  # a device is a cookie, easily thrown away; an office may share one address
TRIES_IN_ALL = 10_000  # so many that locking everybody out takes a hundred addresses
TRIES_LOCK = 0x74726965  # "trie"; PostgreSQL servers count tries one at a time

# One sentence for every reason: which codes exist is nobody's business.
REFUSED = "This code does not work. It may be mistyped, used, withdrawn or more than seven days old."
SYSTEM_RANDOM = secrets.SystemRandom()


@cache
def load_words() -> tuple[str, ...]:
    """The words that codes are made of. None begins another, so codes may be run together."""
    return tuple(files("netlearn.store").joinpath("wordlist.txt").read_text("ascii").split())


def make_resume_code(
    store: Store, learner_id: str, secret: bytes, now: datetime, rng: Random = SYSTEM_RANDOM
) -> str:
    """Make a code such as `maple-orbit-tunnel-dizzy` and revoke all earlier ones.

    Only its digest, keyed with `secret`, is kept: show the code now or never.

    Raises:
        StoreError: no such learner; nothing was made.
    """
    code = "-".join(rng.choice(load_words()) for _ in range(WORDS_PER_CODE))
    row = {
        "code_hash": _hash_code(code, secret),
        "learner_id": learner_id,
        "created_at": now,
        "expires_at": now + VALID_FOR,
    }

    def replace(session: Session) -> None:
        _revoke(session, learner_id, now)
        session.add(ResumeCodeRow(**row))

    store.write(replace)
    return code


def revoke_resume_codes(store: Store, learner_id: str, now: datetime) -> int:
    """Withdraw the learner's codes; returns how many were still good."""
    return store.write(lambda session: _revoke(session, learner_id, now))


def resume_code_expiry(store: Store, learner_id: str, now: datetime) -> datetime | None:
    """Until when the learner's present code is good; None when there is none."""
    newest = select(func.max(ResumeCodeRow.expires_at)).where(
        ResumeCodeRow.learner_id == learner_id, _usable(now)
    )
    with store.read() as session:
        return session.scalar(newest)


def redeem_resume_code(
    store: Store, token: str, code: str, secret: bytes, now: datetime, *, address: str | None = None
) -> str:
    """Move this device to the learner who made the code, and use the code up.

    Case, spaces and hyphens do not matter. If nobody can reach the device's former learner any more,
    that learner is erased: warn first when `has_work`. `address` is the network address the request
    came from, if known; it is kept for the hour as a keyed digest.

    Returns:
        The id of the learner the device now acts for.

    Raises:
        ResumeRefused: not a good code.
        TooManyTries: 10 wrong codes from this device, 100 from this address, or 10,000 from all,
            within the hour.
        StoreError: the database refused; the code is still good.
    """
    device_hash, code_hash = hash_token(token), _hash_code(code, secret)
    address_hash = _hash_address(address, secret) if address else None

    def redeem(session: Session) -> tuple[str | None, bool]:
        _check_tries(session, device_hash, address_hash, now)
        good = (ResumeCodeRow.code_hash == code_hash) & _usable(now)
        owner = session.scalar(
            update(ResumeCodeRow).where(good).values(redeemed_at=now).returning(ResumeCodeRow.learner_id)
        )
        if owner is None:
            # Returned, not raised: an exception would roll the count of wrong tries back.
            wrong = {"device_hash": device_hash, "address_hash": address_hash, "tried_at": now}
            add_once(session, ResumeTryRow, wrong)
            return None, False
        return owner, move_device(session, device_hash, owner, now)

    learner_id, erased = store.write(redeem)
    if learner_id is None:
        raise ResumeRefused(REFUSED)
    if erased:
        store.scrub_soon()
    return learner_id


def _check_tries(session: Session, device_hash: str, address_hash: str | None, now: datetime) -> None:
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": TRIES_LOCK})
    session.execute(delete(ResumeTryRow).where(ResumeTryRow.tried_at <= now - TRY_WINDOW))
    here = ResumeTryRow.device_hash == device_hash
    nearby = ResumeTryRow.address_hash == (address_hash or "")
    counts = select(func.count().filter(here), func.count().filter(nearby), func.count())
    device, neighbours, everybody = session.execute(counts.select_from(ResumeTryRow)).one()
    if device >= TRIES_PER_DEVICE or neighbours >= TRIES_PER_ADDRESS or everybody >= TRIES_IN_ALL:
        raise TooManyTries("Too many codes that did not work. Please try again in an hour.")


def _usable(now: datetime) -> ColumnElement[bool]:
    return and_(
        ResumeCodeRow.redeemed_at.is_(None),
        ResumeCodeRow.revoked_at.is_(None),
        ResumeCodeRow.expires_at > now,
    )


def _revoke(session: Session, learner_id: str, now: datetime) -> int:
    mine = and_(ResumeCodeRow.learner_id == learner_id, _usable(now))
    revoked = update(ResumeCodeRow).where(mine).values(revoked_at=now).returning(ResumeCodeRow.code_hash)
    return len(session.scalars(revoked).all())


def _hash_code(code: str, secret: bytes) -> str:
    letters = "".join(sign for sign in normalize("NFKC", code).casefold() if sign.isalpha())
    return hmac.new(secret, letters.encode("utf-8", "replace"), sha256).hexdigest()


def _hash_address(address: str, secret: bytes) -> str:
    """Keyed, because all addresses can be listed; a household owns a whole /64 of IPv6."""
    try:
        parsed = ip_address(address.strip())
    except ValueError:
        source = address
    else:
        mapped = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None
        wide = isinstance(parsed, IPv6Address) and mapped is None
        source = str(IPv6Network((int(parsed), 64), strict=False) if wide else mapped or parsed)
    return hmac.new(secret, f"address {source}".encode("utf-8", "replace"), sha256).hexdigest()
