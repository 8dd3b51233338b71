"""Our own drawings of the radar and the bars."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlearn.domain.scoring import Profile, score_profile
from netlearn.export.bars_svg import draw_bars_svg
from netlearn.export.pdf import render_png
from netlearn.export.radar_svg import HEIGHT, WIDTH, draw_radar_svg
from netlearn.export.svg import element, shorten, text
from tests.factories import make_instrument, make_profile

INSTRUMENT = make_instrument()
PROFILE = make_profile(INSTRUMENT, {"O": 4, "P": 3, "S": 2, "S2": None})
SVG = "{http://www.w3.org/2000/svg}"
RATINGS = st.fixed_dictionaries({item.id: st.none() | st.integers(1, 5) for item in INSTRUMENT.items})


def words(drawing: str) -> list[str]:
    return [str(one.text) for one in ET.fromstring(drawing).iter(f"{SVG}text")]  # noqa: S314 - our own


def count(drawing: str, name: str) -> int:
    return len(list(ET.fromstring(drawing).iter(f"{SVG}{name}")))  # noqa: S314 - our own


def test_radar_labels_every_facet_with_value_and_bands() -> None:
    shown = words(draw_radar_svg(INSTRUMENT, PROFILE, "Finding"))
    assert shown[:4] == ["25", "50", "75", "100"]
    assert shown[4:8] == ["Short O1", "75 Regular to Habitual", "Short O2", "75 Regular to Habitual"]
    assert shown[shown.index("Short S2") + 1] == "Not enough answers"
    assert "Earlier" not in shown


def test_radar_has_a_mark_a_scored_facet_and_one_in_the_key() -> None:
    drawing = draw_radar_svg(INSTRUMENT, PROFILE, "Finding")
    assert (count(drawing, "circle"), count(drawing, "polygon")) == (4 + 1, 4 + 3 + 2)


def test_radar_with_an_earlier_result_names_it_in_the_key() -> None:
    before = make_profile(INSTRUMENT)
    drawing = draw_radar_svg(INSTRUMENT, PROFILE, "Finding", before=before)
    assert words(drawing)[-1] == "Earlier"
    # twelve links of the earlier outline, and the stroke in the key
    assert drawing.count('stroke-dasharray="1 4"') == 13


def test_radar_title_is_the_finding_and_is_never_markup() -> None:
    root = ET.fromstring(draw_radar_svg(INSTRUMENT, PROFILE, "a < b & <script>"))  # noqa: S314 - our own
    assert (root[0].tag, root[0].text) == (f"{SVG}title", "a < b & <script>")
    assert root.get("role") == "img"


def test_bars_go_from_high_to_low_with_gaps_last() -> None:
    shown = words(draw_bars_svg(INSTRUMENT, PROFILE, "Finding"))
    assert shown[:6] == ["Rare", "Occasional", "Regular", "Habitual", "Short O1", "75"]
    assert shown[-2:] == ["Short S2", "not enough answers"]


@pytest.mark.parametrize("drawing", [draw_radar_svg, draw_bars_svg])
@pytest.mark.parametrize("profile", [PROFILE, make_profile(INSTRUMENT, rest=None)])
def test_the_same_profile_gives_the_same_drawing(drawing: object, profile: Profile) -> None:
    assert callable(drawing)
    assert drawing(INSTRUMENT, profile, "x") == drawing(INSTRUMENT, profile, "x")


@settings(max_examples=25, deadline=None)
@given(ratings=RATINGS)
def test_any_profile_can_be_drawn(ratings: dict[str, int | None]) -> None:
    profile = score_profile(INSTRUMENT, ratings)
    scored = sum(score.value is not None for score in profile.facets.values())
    radar, bars = (draw(INSTRUMENT, profile, "x") for draw in (draw_radar_svg, draw_bars_svg))
    assert count(radar, "circle") + count(radar, "polygon") == scored + 3
    assert count(bars, "circle") + count(bars, "polygon") == scored + 12


def test_a_png_has_the_size_that_was_asked_for() -> None:
    png = render_png(draw_radar_svg(INSTRUMENT, PROFILE, "x"), 380)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    size = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    assert size == (380, 380 * HEIGHT // WIDTH)


@pytest.mark.parametrize(
    ("number", "written"), [(0, "0"), (-0.001, "0"), (1.5, "1.5"), (100, "100"), (2.346, "2.35"), (-3, "-3")]
)
def test_numbers_are_short(number: float, written: str) -> None:
    assert shorten(number) == written


def test_elements_escape_what_they_hold() -> None:
    assert element("g", "", fill='"><x') == """<g fill='"&gt;&lt;x'/>"""
    assert "&lt;b&gt;" in text("<b>", (0, 0), font="x", size=1, fill="#000", anchor="start")
