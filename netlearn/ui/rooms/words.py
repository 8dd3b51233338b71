"""What people typed, where Streamlit reads Markdown: in titles, labels and table cells."""

import re

from netlearn.content.markup import write_literally

# Streamlit looks for icons and addresses once more after escapes are resolved; an invisible sign parts them.
_JOINTS = re.compile(r"(?<=[:@])(?=\S)|(?<=www)(?=\.)", re.IGNORECASE)
JOINER = "\u2060"  # word joiner


def plain(text: str) -> str:
    """Markdown that shows a text as it was typed: no icon, link, picture or formula comes of it.

    Where a whole element is one text, use `st.text` instead.
    """
    return write_literally(_JOINTS.sub(JOINER, text))
