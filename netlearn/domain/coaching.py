"""An engagement of a coach and a coachee as a state machine: who may do what, where the pair stands.

A deed is a pure function of the pair, so it can be tried, refused and tested without a database. What a
member leaves behind is told from who is still present: erasing somebody needs no further write to end a
pair.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal, assert_never

from netlearn.errors import StepRefused

Role = Literal["coach", "coachee", "peer"]
Party = Literal["coach", "coachee", "peer", "guest"]
KeptPhase = Literal["invited", "declined", "revoked", "rating", "sealed", "open", "agreed", "closed"]
Phase = Literal[
    "invited", "declined", "revoked", "expired", "rating", "sealed", "open", "agreed", "closed", "withdrawn"
]
Deed = Literal[
    "accept",
    "decline",
    "revoke",
    "renew",
    "rate",
    "seal",
    "unseal",
    "open",
    "invite_peer",
    "prepare",
    "write",
    "agree",
    "check",
    "rate_again",
    "close",
    "withdraw",
]

INVITED_FOR = timedelta(days=14)
PAIR: frozenset[Role] = frozenset({"coach", "coachee"})
BEFORE: frozenset[Phase] = frozenset({"invited", "declined", "revoked", "expired"})
LIVE: frozenset[Phase] = frozenset({"rating", "sealed", "open", "agreed"})
KEPT: frozenset[Phase] = LIVE | {"closed"}  # what was agreed stands in both plans


@dataclass(frozen=True, slots=True)
class Pair:
    """Where an engagement stands.

    Attributes:
        expires_at: Until when the invitation can be accepted.
        phase: As it is kept; `find_phase` gives the one in force.
        round: The number of the ratings under way: 1, and one more at each follow-up.
        opened: The last round whose two ratings were opened; 0 for none.
        sealed: Who of the two has sealed in this round.
        present: Which of the two are there.
    """

    expires_at: datetime
    phase: KeptPhase = "invited"
    round: int = 1
    opened: int = 0
    sealed: frozenset[Role] = field(default_factory=frozenset)
    present: frozenset[Role] = frozenset({"coach"})


def find_phase(pair: Pair, now: datetime) -> Phase:
    """Find the phase in force: an invitation expires, and a pair ends when one of the two has left."""
    if "coach" not in pair.present or (pair.phase not in BEFORE and not pair.present >= PAIR):
        return "withdrawn"
    if pair.phase == "invited" and now >= pair.expires_at:
        return "expired"
    return pair.phase


def list_deeds(pair: Pair, party: Party, now: datetime, *, kept: int = 0) -> frozenset[Deed]:
    """List what somebody may do where the pair stands.

    Args:
        pair: The pair.
        party: Who asks; a guest holds the invitation and has not answered it.
        now: The present moment.
        kept: How many agreements both have accepted; without one a session does not end in agreement.
    """
    phase = find_phase(pair, now)
    match party:
        case "guest":
            return frozenset({"accept", "decline"}) if phase == "invited" else frozenset()
        case "peer":
            waiting = phase in {"rating", "sealed"} and pair.round == 1
            return frozenset({"rate", "seal", "withdraw"}) if waiting else frozenset({"withdraw"})
        case "coach" | "coachee":
            return frozenset({"withdraw", *_list_of_pair(pair, party, phase, kept)})
        case _:
            assert_never(party)


def take_deed(  # noqa: C901, PLR0911, PLR0912 -- a branch a deed
    pair: Pair, party: Party, deed: Deed, now: datetime, *, kept: int = 0
) -> Pair:
    """Do one deed.

    Raises:
        StepRefused: It does not fit where the pair stands, or is not theirs to do.
    """
    if deed not in list_deeds(pair, party, now, kept=kept):
        raise StepRefused("The coaching has moved on; this is not possible where it stands now.")
    mine: frozenset[Role] = frozenset() if party == "guest" else frozenset({party})
    match deed:
        case "accept":
            return replace(pair, phase="rating", present=PAIR)
        case "decline":
            return replace(pair, phase="declined")
        case "revoke":
            return replace(pair, phase="revoked")
        case "renew":
            return replace(pair, phase="invited", expires_at=now + INVITED_FOR)
        case "seal":
            sealed = (pair.sealed | mine) & PAIR
            return replace(pair, sealed=sealed, phase="sealed" if sealed == PAIR else "rating")
        case "unseal":
            return replace(pair, sealed=pair.sealed - mine)
        case "open":
            return replace(pair, phase="open", opened=pair.round)
        case "agree":
            return replace(pair, phase="agreed")
        case "rate_again":
            return replace(pair, phase="rating", round=pair.round + 1, sealed=frozenset())
        case "close":
            return replace(pair, phase="closed")
        case "withdraw":
            return replace(pair, present=pair.present - mine, sealed=pair.sealed - mine)
        case "rate" | "invite_peer" | "prepare" | "write" | "check":
            return pair
        case _:
            assert_never(deed)


def shows_round(pair: Pair, number: int) -> bool:
    """Say whether the two ratings of a round may be shown to both: it was opened, and both are there."""
    return 1 <= number <= pair.opened and pair.present >= PAIR


def _list_of_pair(pair: Pair, role: Role, phase: Phase, kept: int) -> set[Deed]:
    by_phase: Mapping[Phase, tuple[Deed, ...]] = {
        "invited": ("revoke",) if role == "coach" else (),
        "expired": ("renew",) if role == "coach" else (),
        "revoked": ("renew",) if role == "coach" else (),
        "rating": ("unseal",) if role in pair.sealed else ("rate", "seal"),
        "sealed": ("open",) if role == "coachee" else (),
        "open": ("agree",) if kept else (),
        "agreed": ("rate_again",),
    }
    deeds = set(by_phase.get(phase, ()))
    if phase in LIVE:
        deeds |= {"prepare", "close"}
        if pair.opened:
            deeds |= {"write", "check"}
        if role == "coachee" and phase == "rating" and pair.round == 1:
            deeds.add("invite_peer")
    return deeds
