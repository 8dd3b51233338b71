"""Files as text: everything that can be wrong before YAML is even looked at."""

import re
from pathlib import Path

from netlearn.content.faults import Fault

MAX_BYTES = 1_000_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")


def read_text(path: Path) -> tuple[str | None, tuple[Fault, ...]]:
    """Read a UTF-8 file of at most 1 MB.

    Returns:
        The text without byte order mark and with plain line ends, None when it cannot be had, and the
        faults met.
    """
    try:
        if not path.is_file():
            reason = "it is not a file" if path.exists() else "it does not exist"
            return None, (_whole_file("NL001", f"the file cannot be read: {reason}", "provide the file"),)
        if path.stat().st_size > MAX_BYTES:
            message = f"the file is larger than {MAX_BYTES // 1_000_000} MB"
            return None, (_whole_file("NL002", message, "split it, or remove what does not belong"),)
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "unknown reason"
        fix = "check the file's permissions"
        return None, (_whole_file("NL001", f"the file cannot be read: {reason}", fix),)
    return _decode(data)


def _decode(data: bytes) -> tuple[str | None, tuple[Fault, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, (_whole_file("NL004", "the file is UTF-16, not UTF-8", "save it as UTF-8"),)
    if b"\x00" in data:
        return None, (_whole_file("NL003", "the file is binary, not text", "provide a YAML text file"),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = _place(before)
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        return None, (Fault("NL004", line, column, message, "save the file as UTF-8"),)
    faults: tuple[Fault, ...] = ()
    if text.startswith("\ufeff"):
        text = text[1:]
        message = "the file starts with an invisible byte order mark"
        faults = (_whole_file("NL005", message, "save it as UTF-8 without byte order mark"),)
    if odd := _CONTROL.search(text):
        line, column = _place(text[: odd.start()])
        message = f"character U+{ord(odd.group()):04X} is no text"
        return None, (*faults, Fault("NL003", line, column, message, "delete the invisible character"))
    return text.replace("\r\n", "\n"), faults


def _whole_file(code: str, message: str, fix: str) -> Fault:
    return Fault(code, 1, 1, message, fix)


def _place(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what follows this text."""
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
