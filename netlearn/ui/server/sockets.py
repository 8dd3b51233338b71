"""Sending small messages at once.

Streamlit binds its listening socket in a way that keeps asyncio from switching Nagle's algorithm off, so
each rerun, which is several small messages, waits 40 ms for the browser's delayed acknowledgement (RFC 896,
RFC 1122 4.2.3.2). Linux passes the option on from a listening socket to the connections it accepts.
"""

import os
import socket
from pathlib import Path

OPEN_FILES = Path("/proc/self/fd")
_INTERNET = (socket.AF_INET, socket.AF_INET6)


def send_at_once() -> int:
    """Switch Nagle's algorithm off on every TCP socket of this process; its later connections inherit it.

    Returns:
        How many sockets were set; 0 where the system does not list open files.
    """
    if not OPEN_FILES.is_dir():
        return 0
    return sum(_set_option(int(entry.name)) for entry in OPEN_FILES.iterdir())


def _set_option(descriptor: int) -> bool:
    """Whether `descriptor` is a TCP socket and took the option."""
    try:
        # A copy shares the socket with the original, and closing the copy leaves that open.
        with socket.socket(fileno=os.dup(descriptor)) as copy:
            if copy.family not in _INTERNET or copy.type != socket.SOCK_STREAM:
                return False
            copy.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return True
    except OSError:
        return False  # no socket, or closed meanwhile
