"""The charts: what is drawn, what is said and what is tabled are the same."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlearn.domain.scoring import Profile, score_profile
from netlearn.export.figures import DARK, LIGHT, Chart, Palette, draw_intervals, draw_radar
from tests.factories import make_instrument, make_profile

INSTRUMENT = make_instrument()
RATINGS = st.fixed_dictionaries({item.id: st.none() | st.integers(1, 5) for item in INSTRUMENT.items})
PROFILE = make_profile(INSTRUMENT, {"O": 5, "P": 3, "S": 1, "P2": None})
HEADERS = ("Facet", "Score", "90 % interval", "Bands", "Rated")


def traces(chart: Chart, **wanted: str) -> list[dict[str, Any]]:
    """All traces with these properties, as plain data."""
    data: list[dict[str, Any]] = chart.figure.to_plotly_json()["data"]
    return [trace for trace in data if all(trace.get(key) == value for key, value in wanted.items())]


def layout(chart: Chart) -> dict[str, Any]:
    made: dict[str, Any] = chart.figure.to_plotly_json()["layout"]
    return made


def marked(chart: Chart) -> list[dict[str, Any]]:
    """The three traces of the networks themselves."""
    return [
        trace
        for trace in traces(chart, type="scatterpolar", mode="lines+markers")
        if trace["name"] != "Earlier"
    ]


# --- radar -----------------------------------------------------------------------------------


def test_draw_radar_axes_stand_in_instrument_order_on_one_straight_scale() -> None:
    polar = layout(draw_radar(INSTRUMENT, PROFILE, LIGHT))["polar"]

    assert list(polar["angularaxis"]["categoryarray"]) == [facet.id for facet in INSTRUMENT.facets]
    assert (polar["angularaxis"]["rotation"], polar["angularaxis"]["direction"]) == (75, "clockwise")
    assert (list(polar["radialaxis"]["range"]), polar["gridshape"], polar["hole"]) == (
        [0, 100],
        "linear",
        0.14,
    )


def test_draw_radar_no_area_is_filled() -> None:
    chart = draw_radar(INSTRUMENT, PROFILE, LIGHT, before=make_profile(INSTRUMENT))

    assert [trace.get("fill") for trace in traces(chart, type="scatterpolar")] == [None] * 9


def test_draw_radar_networks_differ_by_mark_line_and_hue() -> None:
    made = marked(draw_radar(INSTRUMENT, PROFILE, LIGHT))

    assert [
        (trace["name"], trace["marker"]["symbol"], trace["line"]["dash"], trace["line"]["color"])
        for trace in made
    ] == [
        ("Operational network", "circle", "solid", "#0B6E6E"),
        ("Personal network", "diamond", "dash", "#A64B0A"),
        ("Strategic network", "triangle-up", "dot", "#5B3FA8"),
    ]


def test_draw_radar_sectors_are_tinted_a_third_each() -> None:
    tints = traces(draw_radar(INSTRUMENT, PROFILE, LIGHT), type="barpolar")

    assert [len(tint["theta"]) for tint in tints] == [4, 4, 4]
    assert [tint["marker"]["color"] for tint in tints] == [
        "rgba(11,110,110,0.07)",
        "rgba(166,75,10,0.07)",
        "rgba(91,63,168,0.07)",
    ]


def test_draw_radar_gap_is_a_gap_and_never_a_zero() -> None:
    personal = marked(draw_radar(INSTRUMENT, PROFILE, LIGHT))[1]

    assert list(personal["r"]) == [50.0, None, 50.0, 50.0]
    assert personal["connectgaps"] is False


def test_draw_radar_zero_is_drawn_where_it_can_be_seen() -> None:
    strategic = marked(draw_radar(INSTRUMENT, PROFILE, LIGHT))[2]

    assert list(strategic["r"]) == [0.01] * 4


def test_draw_radar_whiskers_are_the_intervals() -> None:
    chart = draw_radar(INSTRUMENT, make_profile(INSTRUMENT, {"O2": None}), LIGHT)
    whiskers = traces(chart, type="scatterpolar", mode="lines")[1]

    assert list(whiskers["theta"]) == ["O1", "O1", None, "O3", "O3", None, "O4", "O4", None]
    assert [end if end is None else round(end, 1) for end in whiskers["r"]] == [32.0, 68.0, None] * 3


def test_draw_radar_outline_is_closed() -> None:
    links = traces(
        draw_radar(INSTRUMENT, make_profile(INSTRUMENT), LIGHT), type="scatterpolar", mode="lines"
    )[0]

    assert list(links["theta"]) == ["O4", "P1", None, "P4", "S1", None, "S4", "O1", None]
    assert list(links["r"]) == [50.0, 50.0, None] * 3


def test_draw_radar_before_repeats_its_first_point() -> None:
    before = make_profile(INSTRUMENT, {"O1": 4, "P2": None})
    earlier = traces(draw_radar(INSTRUMENT, PROFILE, LIGHT, before=before), name="Earlier")[0]

    assert list(earlier["theta"]) == [*(facet.id for facet in INSTRUMENT.facets), "O1"]
    assert list(earlier["r"]) == [75.0, 50.0, 50.0, 50.0, 50.0, None, *([50.0] * 6), 75.0]


def test_draw_radar_labels_carry_value_and_bands() -> None:
    labels = layout(draw_radar(INSTRUMENT, PROFILE, LIGHT))["polar"]["angularaxis"]["ticktext"]

    blank = "\u00a0"
    assert list(labels[:6]) == [
        f'<span style="color:#0B6E6E"><b>Short O1</b></span><br><b>100</b> Habitual<br>{blank}',
        '<span style="color:#0B6E6E"><b>Short O2</b></span><br><b>100</b> Habitual',
        *(
            '<span style="color:#0B6E6E"><b>Short</b></span><br>'
            f'<span style="color:#0B6E6E"><b>{facet}</b></span><br><b>100</b> Habitual'
            for facet in ("O3", "O4")
        ),
        '<span style="color:#A64B0A"><b>Short P1</b></span><br><b>50</b> Occasional<br>to Regular',
        f'{blank}<br><span style="color:#A64B0A"><b>Short P2</b></span><br>not enough<br>answers',
    ]


def test_draw_radar_key_names_every_mark() -> None:
    def read_key(chart: Chart) -> str:
        text: str = layout(chart)["annotations"][0]["text"]
        return text

    alone = read_key(draw_radar(INSTRUMENT, PROFILE, DARK))
    both = read_key(draw_radar(INSTRUMENT, PROFILE, DARK, before=PROFILE))

    assert alone.split("\u2002\u2002") == [
        '<span style="color:#4CC9BE">●</span> Operational',
        '<span style="color:#F2A65A">◆</span> Personal',
        '<span style="color:#B6A4F2">▲</span> Strategic',
    ]
    assert both == alone + '\u2002\u2002<span style="color:#A7ADB5">○</span> Earlier'


@pytest.mark.parametrize(
    ("profile", "before", "alt"),
    [
        (
            make_profile(INSTRUMENT),
            None,
            "Your three networks stand about even, Occasional to Regular on the whole.",
        ),
        (
            make_profile(INSTRUMENT, {"P2": None}),
            None,
            (
                "Your three networks stand about even, Occasional to Regular on the whole. "
                "1 facet has too few answers and shows a gap."
            ),
        ),
        (
            make_profile(INSTRUMENT, {"P2": None, "O1": None}),
            make_profile(INSTRUMENT, {"S1": 2}),
            (
                "Your three networks stand about even, Occasional to Regular on the whole. "
                "2 facets have too few answers and show a gap. "
                "No facet changed by more than measurement noise since the earlier answers."
            ),
        ),
        (
            make_profile(INSTRUMENT),
            make_profile(INSTRUMENT, {"S1": 1, "O3": 5}),
            (
                "Your three networks stand about even, Occasional to Regular on the whole. "
                "Since the earlier answers these changed by more than measurement noise: Title O3, Title S1."
            ),
        ),
    ],
)
def test_draw_radar_alt_is_the_finding(profile: Profile, before: Profile | None, alt: str) -> None:
    assert draw_radar(INSTRUMENT, profile, LIGHT, before=before).alt == alt


def test_draw_radar_table_has_a_row_an_axis() -> None:
    headers, rows = draw_radar(INSTRUMENT, PROFILE, LIGHT).table

    assert headers == HEADERS
    assert [row[0].split(" (")[0] for row in rows] == [facet.title for facet in INSTRUMENT.facets]
    assert rows[0] == ("Title O1 (operational)", "100", "82 to 100", "Habitual", "4 of 4")
    assert rows[5] == ("Title P2 (personal)", "", "", "Not enough answers", "0 of 4")


# --- rows ------------------------------------------------------------------------------------


def test_draw_intervals_rows_go_from_high_to_low_with_gaps_last() -> None:
    chart = draw_intervals(INSTRUMENT, PROFILE, LIGHT)

    assert [row[0].split()[1] for row in chart.table[1]] == [
        *("O1", "O2", "O3", "O4"),
        *("P1", "P3", "P4"),
        *("S1", "S2", "S3", "S4"),
        "P2",
    ]
    assert [trace["x"][0] for trace in traces(chart, mode="markers")] == [*[100] * 4, *[50] * 3, *[0] * 4]


def test_draw_intervals_marks_and_values_stand_in_their_rows() -> None:
    chart = draw_intervals(INSTRUMENT, PROFILE, LIGHT)

    assert [trace["marker"]["symbol"] for trace in traces(chart, mode="markers")] == [
        *["circle"] * 4,
        *["diamond"] * 3,
        *["triangle-up"] * 4,
    ]
    notes = layout(chart)["annotations"]
    assert [note["text"] for note in notes] == [
        *("Rare", "Occasional", "Regular", "Habitual"),
        *["<b>100</b>"] * 4,
        *["<b>50</b>"] * 3,
        *["<b>0</b>"] * 4,
        "not enough answers",
    ]
    assert [note["y"] for note in notes[4:]] == list(range(12))


def test_draw_intervals_lines_are_the_intervals() -> None:
    lines = traces(draw_intervals(INSTRUMENT, make_profile(INSTRUMENT), LIGHT), mode="lines")

    assert [[round(end, 2) for end in line["x"]] for line in lines] == [[31.98, 68.02]] * 12


@pytest.mark.parametrize(
    ("profile", "alt"),
    [
        (
            make_profile(INSTRUMENT, {"O1": 5, "S4": 1}),
            (
                "12 facets from high to low: Title O1 (100, 90 % interval 82 to 100) stands first and "
                "Title S4 (0, 90 % interval 0 to 18) last; neighbours overlap and cannot be told apart."
            ),
        ),
        (
            make_profile(INSTRUMENT, {"O1": None}),
            "11 facets with their intervals; they stand too close together to be ranked.",
        ),
        (make_profile(INSTRUMENT, rest=None), "There are not yet enough answers to rank any facet."),
    ],
)
def test_draw_intervals_alt_ranks_only_what_can_be_ranked(profile: Profile, alt: str) -> None:
    assert draw_intervals(INSTRUMENT, profile, LIGHT).alt == alt


# --- all of them -----------------------------------------------------------------------------


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("draw", [draw_radar, draw_intervals])
def test_every_chart_is_see_through_and_uses_the_palette(draw: Any, palette: Palette) -> None:
    made = layout(draw(INSTRUMENT, PROFILE, palette))

    assert (made["paper_bgcolor"], made["plot_bgcolor"]) == ("rgba(0,0,0,0)", "rgba(0,0,0,0)")
    assert made["font"] == {"family": "'Source Sans', sans-serif", "color": palette.text, "size": 13}


def test_palette_unknown_network_is_an_error() -> None:
    with pytest.raises(KeyError):
        LIGHT.hue("social")


@settings(max_examples=25, deadline=None)
@given(ratings=RATINGS)
def test_every_chart_draws_any_profile_and_tables_the_same_numbers(ratings: dict[str, int | None]) -> None:
    profile = score_profile(INSTRUMENT, ratings)
    scored = sorted(score.value for score in profile.facets.values() if score.value is not None)

    radar, rows = draw_radar(INSTRUMENT, profile, LIGHT), draw_intervals(INSTRUMENT, profile, LIGHT)
    drawn = [value for trace in marked(radar) for value in trace["r"] if value is not None]

    assert sorted(drawn) == [max(value, 0.01) for value in scored]
    assert sorted(trace["x"][0] for trace in traces(rows, mode="markers")) == scored
    assert sorted(radar.table[1]) == sorted(rows.table[1])
    assert len([row for row in rows.table[1] if row[1]]) == len(scored)
