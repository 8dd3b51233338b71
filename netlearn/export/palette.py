"""The palette: the two sets of colours, and the mark and line style that go with each network."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

FONT = "'Source Sans', sans-serif"  # the family that Streamlit loads


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #rrggbb for one scheme; a hue always means its network."""

    background: str
    second: str
    text: str
    quiet: str
    operational: str
    personal: str
    strategic: str

    def hue(self, network: str) -> str:
        """Return the hue of a network.

        Raises:
            KeyError: No such network.
        """
        hues = {
            "operational": self.operational,
            "personal": self.personal,
            "strategic": self.strategic,
        }
        return hues[network]


LIGHT = Palette(
    background="#FBFAF7",
    second="#F1EEE7",
    text="#12161A",
    quiet="#5F6670",
    operational="#0B6E6E",
    personal="#A64B0A",
    strategic="#5B3FA8",
)
DARK = Palette(
    background="#14171A",
    second="#1E2327",
    text="#E9E6DF",
    quiet="#A7ADB5",
    operational="#4CC9BE",
    personal="#F2A65A",
    strategic="#B6A4F2",
)


@dataclass(frozen=True, slots=True)
class Mark:
    """How a network is told apart without colour.

    Attributes:
        symbol: Plotly's name of the mark.
        size: Pixels at which the marks look equally large.
        glyph: The mark as a character.
        dash: Plotly's name of the line style.
    """

    symbol: str
    size: int
    glyph: str
    dash: str


MARKS: Mapping[str, Mark] = MappingProxyType(
    {
        "operational": Mark("circle", 10, "●", "solid"),
        "personal": Mark("diamond", 11, "◆", "dash"),
        "strategic": Mark("triangle-up", 12, "▲", "dot"),
    }
)


def fade(colour: str, opacity: float) -> str:
    """Turn #rrggbb into a see-through colour that Plotly takes; opacity 0 to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"
