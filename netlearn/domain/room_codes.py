"""Room codes: six signs that can be read aloud, copied from a wall and typed with a thumb."""

from random import Random
from unicodedata import normalize

# No 0/O, 1/I/L, 2/Z, 5/S or 8/B: read from the back of a room, or by ear, they are taken for each other.
ALPHABET = "34679ACDEFGHJKMNPQRTUVWXY"
SIGNS = 6  # 25^6 codes are 28 bits: with 300 wrong tries in five minutes and 20 rooms, a hit takes years


def make_code(rng: Random) -> str:
    """Make a code; `rng` must be a `secrets.SystemRandom` wherever somebody could gain by guessing."""
    return "".join(rng.choice(ALPHABET) for _ in range(SIGNS))


def read_code(text: str) -> str | None:
    """Read what somebody typed: case, spaces and hyphens do not matter. None when it cannot be a code."""
    code = "".join(sign for sign in normalize("NFKC", text).upper() if sign.isalnum())
    return code if len(code) == SIGNS and all(sign in ALPHABET for sign in code) else None


def space_code(code: str) -> str:
    """Write a code in two halves, as it is read aloud: ABC DEF."""
    return f"{code[: SIGNS // 2]} {code[SIGNS // 2 :]}"
