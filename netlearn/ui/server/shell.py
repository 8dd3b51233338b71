"""The one HTML page that Streamlit serves for every address, put into our words."""

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from html import escape

from netlearn.settings import ROOT

TITLE = "netlearn"
DESCRIPTION = "Learn to build the three networks a leader needs, see where you stand, and act on it."
_NOSCRIPT = (
    f"<noscript><p>{TITLE} needs JavaScript: please switch it on and load this page again.</p></noscript>"
)
# Seen until the scripts have come, four seconds on a slow phone; React then empties its root.
_WAITING = (
    f'<p style="margin:38vh 1rem 0;text-align:center;font:600 1.25rem Georgia,serif">{TITLE} is loading</p>'
)
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@lru_cache(maxsize=4)
def rewrite_shell(page: str, language: str) -> str:
    """Streamlit's page with the right language, name and description, and a readable word without JavaScript.

    A page that lacks one of the places to change is left as it is there.
    """
    head = (
        f"<title>{escape(TITLE)}</title>"
        f'<meta name="description" content="{escape(DESCRIPTION)}">'
        '<meta name="color-scheme" content="light dark">'  # no white flash before a dark page
        f'<script type="module" src="{_address("focus.js")}"></script>'
        f'<link rel="stylesheet" href="{_address("touch.css")}">'
    )
    page = page.replace('<html lang="en">', f'<html lang="{escape(language)}">', 1)
    page = re.sub(r"<title>.*?</title>", head, page, count=1, flags=re.DOTALL)
    page = page.replace('<div id="root"></div>', f'<div id="root">{_WAITING}</div>', 1)
    page = re.sub(r"<noscript>.*?</noscript>", _NOSCRIPT, page, count=1, flags=re.DOTALL)
    return re.sub(r"<!--.*?-->\s*", "", page, flags=re.DOTALL)


def _address(name: str) -> str:
    """Where a file of ours is; another content makes another address, past what a browser has kept."""
    return f"/assets/{name}?{sha256((ROOT / 'assets' / name).read_bytes()).hexdigest()[:8]}"


def hash_inline_scripts(page: str) -> tuple[str, ...]:
    """The CSP source of each inline script of `page`, such as `'sha256-…'`."""
    return tuple(
        f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
        for script in _INLINE_SCRIPT.findall(page)
    )
