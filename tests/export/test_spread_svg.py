from netlearn.domain.anonymity import Spread
from netlearn.export.palette import DARK, LIGHT
from netlearn.export.spread_svg import draw_spread

WHOLE = Spread("personal", 20, 50, 40, 65, ())
MEDIAN_ONLY = Spread("personal", 7, 50, None, None, ())


def count_shapes(svg: str) -> int:
    return svg.count("<") - svg.count("</")


def test_a_strip_is_a_drawing_with_its_finding_as_title() -> None:
    svg = draw_spread(WHOLE, "personal", LIGHT, "Personal: <median> 50")
    assert "<title>Personal: &lt;median&gt; 50</title>" in svg
    assert LIGHT.personal in svg
    assert DARK.personal in draw_spread(WHOLE, "personal", DARK, "")


def test_without_quartiles_the_middle_half_is_left_out_and_without_figures_the_median_too() -> None:
    nothing = Spread("personal", 3, None, None, None, ())
    whole, median, empty = (
        count_shapes(draw_spread(one, "personal", LIGHT, "")) for one in (WHOLE, MEDIAN_ONLY, nothing)
    )
    assert (whole - median, median - empty) == (1, 2)


def test_ones_own_points_are_one_line_more() -> None:
    without = count_shapes(draw_spread(WHOLE, "personal", LIGHT, ""))
    assert count_shapes(draw_spread(WHOLE, "personal", LIGHT, "", own=33.3)) == without + 1
