"""How the three networks look in running text: a hue and a mark, never one without the other."""

from netlearn.content.model import NetworkId
from netlearn.export.palette import MARKS

# The names under which the theme in .streamlit/config.toml holds the hues of the palette.
HUES: dict[NetworkId, str] = {"operational": "green", "personal": "orange", "strategic": "violet"}


def mark_network(network: NetworkId | None, text: str) -> str:
    """Markdown for `text` in the network's hue behind its mark; plain when it belongs to none."""
    return text if network is None else f":{HUES[network]}[{MARKS[network].glyph} {text}]"
