"""The hues and marks are defined once: what the theme holds is what the charts draw."""

import tomllib
from dataclasses import asdict

import pytest

from netlearn.export.palette import DARK, LIGHT, MARKS, Palette, fade
from netlearn.settings import ROOT

THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
# The theme's names for the hues of the three networks, as the screens use them in running text.
HUES = {"operational": "green", "personal": "orange", "strategic": "violet"}


@pytest.mark.parametrize(("scheme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_theme_and_palette_hold_the_same_colours(scheme: str, palette: Palette) -> None:
    theme = THEME[scheme]

    assert asdict(palette) == {
        "background": theme["backgroundColor"],
        "second": theme["secondaryBackgroundColor"],
        "text": theme["textColor"],
        "quiet": theme["grayTextColor"],
        **{network: theme[f"{name}Color"] for network, name in HUES.items()},
    }
    assert theme["chartCategoricalColors"] == [palette.hue(network) for network in HUES]
    assert [theme[f"{name}TextColor"] for name in HUES.values()] == [palette.hue(one) for one in HUES]
    assert (theme["codeBackgroundColor"], theme["dataframeHeaderBackgroundColor"]) == (
        palette.second,
        palette.second,
    )
    assert theme["linkColor"] == palette.operational


@pytest.mark.parametrize(("scheme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_sidebar_turns_the_two_backgrounds_round(scheme: str, palette: Palette) -> None:
    sidebar = THEME[scheme]["sidebar"]

    assert (sidebar["backgroundColor"], sidebar["secondaryBackgroundColor"]) == (
        palette.second,
        palette.background,
    )


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_readable_on_both_backgrounds(palette: Palette) -> None:
    pairs = [
        (text, back) for text in asdict(palette).values() for back in (palette.background, palette.second)
    ]
    readable = [(text, back) for text, back in pairs if contrast(text, back) >= 4.5]

    assert readable == [pair for pair in pairs if pair[0] not in {palette.background, palette.second}]


@pytest.mark.parametrize(("scheme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_outline_of_a_choice_stands_out_from_both_backgrounds(scheme: str, palette: Palette) -> None:
    outline = THEME[scheme]["borderColor"]

    assert min(contrast(outline, back) for back in (palette.background, palette.second)) >= 3


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_marks_tell_the_networks_apart_without_colour() -> None:
    for kind in ("symbol", "glyph", "dash"):
        assert len({getattr(mark, kind) for mark in MARKS.values()}) == len(MARKS) == 3


def test_fade_turns_hex_into_a_see_through_colour() -> None:
    assert fade("#0B6E6E", 0.07) == "rgba(11,110,110,0.07)"
