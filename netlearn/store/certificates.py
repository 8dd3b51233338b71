"""Certificates: issued once, found by anybody who holds the code printed on them."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from netlearn.store.engine import Store
from netlearn.store.sql import add_once
from netlearn.store.tables import CertificateRow

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's 32, without I, L, O and U
SIGNS_PER_CODE = 12  # 60 bits: nobody finds a name by guessing
MISREAD = str.maketrans("ILO", "110")

_EVERY = select(
    CertificateRow.code,
    CertificateRow.name,
    CertificateRow.course_id,
    CertificateRow.mastery,
    CertificateRow.issued_at,
).order_by(CertificateRow.issued_at, CertificateRow.code)
_OF_LEARNER = _EVERY.where(CertificateRow.learner_id == bindparam("learner"))
_WITH_CODE = _EVERY.where(CertificateRow.code == bindparam("code"))


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says; `mastery` runs from 0 to 1."""

    code: str
    name: str
    course_id: str
    mastery: float
    issued_at: datetime


def issue_certificate(
    store: Store, learner_id: str, *, name: str, course_id: str, mastery: float, now: datetime
) -> Certificate:
    """The learner's certificate for this course in this name, made if there is none.

    One that exists stands as it was issued. Safe to repeat, also from two tabs.

    Raises:
        StoreError: a name that is blank or over 200 characters, mastery outside 0 to 1, no such
            learner, or the database refused.
    """
    row = {
        "code": _group("".join(secrets.choice(SIGNS) for _ in range(SIGNS_PER_CODE))),
        "learner_id": learner_id,
        "name": " ".join(name.split()),
        "course_id": course_id,
        "mastery": mastery,
        "issued_at": now,
    }
    same = (
        (CertificateRow.learner_id == learner_id)
        & (CertificateRow.course_id == course_id)
        & (CertificateRow.name == row["name"])
    )

    def issue(session: Session) -> Certificate:
        add_once(session, CertificateRow, row)
        return Certificate(*session.execute(_EVERY.where(same)).one())

    return store.write(issue)


def find_certificate(store: Store, code: str) -> Certificate | None:
    """The certificate with this code; None when there is none, or its learner erased it.

    Case, spaces and hyphens do not matter, nor whether O is written for 0, I or L for 1.
    """
    signs = "".join(sign for sign in code.upper().translate(MISREAD) if sign in SIGNS)
    return next((Certificate(*row) for row in store.fetch(_WITH_CODE, code=_group(signs))), None)


def list_certificates(store: Store, learner_id: str) -> tuple[Certificate, ...]:
    """The learner's certificates, oldest first."""
    return tuple(Certificate(*row) for row in store.fetch(_OF_LEARNER, learner=learner_id))


def _group(signs: str) -> str:
    return "-".join(signs[start : start + 4] for start in range(0, len(signs), 4))
