"""History as small multiples."""

from datetime import UTC, datetime, timedelta

import pytest

from netlearn.export.history import draw_history
from netlearn.export.palette import DARK, LIGHT, Palette
from tests.factories import make_instrument, make_profile

INSTRUMENT = make_instrument()
START = datetime(2026, 1, 1, 9, tzinfo=UTC)
ENTRIES = [
    (START + timedelta(days=90), make_profile(INSTRUMENT, {"O": 3, "P": 4, "S": None})),
    (START, make_profile(INSTRUMENT, {"O": 3, "P": 2, "S": 1})),
    (START + timedelta(days=180), make_profile(INSTRUMENT, {"O": 3, "P": 4, "S": 2, "S1": 1})),
]


def test_history_has_a_row_a_score_oldest_result_first() -> None:
    headers, rows = draw_history(INSTRUMENT, ENTRIES, LIGHT).table
    assert headers == ("Completed", "Network", "Score", "90 % interval")
    assert rows[:6] == (
        ("01 January 2026", "Operational network", "50", "41 to 59"),
        ("01 January 2026", "Personal network", "25", "16 to 34"),
        ("01 January 2026", "Strategic network", "0", "0 to 9"),
        ("01 January 2026", "Overall", "25", "20 to 30"),
        ("01 April 2026", "Operational network", "50", "41 to 59"),
        ("01 April 2026", "Personal network", "75", "66 to 84"),
    )
    assert rows[6:8] == (
        ("01 April 2026", "Strategic network", "not enough answers", ""),
        ("01 April 2026", "Overall", "not enough answers", ""),
    )
    assert rows[11] == ("30 June 2026", "Overall", "48", "43 to 53")


def test_history_alt_tells_each_network_in_words_of_reliable_change() -> None:
    assert draw_history(INSTRUMENT, ENTRIES, LIGHT).alt == (
        "Operational network: from 50 to 50 points over 3 results, within measurement noise. "
        "Personal network: from 25 to 75 points over 3 results, more than measurement noise. "
        "Strategic network: from 0 to 19 points over 2 results, more than measurement noise."
    )


def test_history_of_one_result_says_that_there_is_nothing_to_compare() -> None:
    alt = draw_history(INSTRUMENT, ENTRIES[:1], LIGHT).alt
    assert alt == (
        "Operational network: not enough results to compare. "
        "Personal network: not enough results to compare. "
        "Strategic network: not enough results to compare."
    )


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_history_draws_a_panel_a_network_on_one_scale(palette: Palette) -> None:
    figure = draw_history(INSTRUMENT, ENTRIES, palette).figure.to_dict()
    axes = [figure["layout"][name] for name in ("yaxis", "yaxis2", "yaxis3")]
    assert [axis["range"] for axis in axes] == [[0, 100]] * 3
    assert [trace["yaxis"] for trace in figure["data"]] == ["y", "y", "y2", "y2", "y3", "y3"]
    marks = [list(trace["y"]) for trace in figure["data"] if "markers" in trace["mode"]]
    assert marks == [[50.0, 50.0, 50.0], [25.0, 75.0, 75.0], [0.0, 18.75]]


def test_history_of_nothing_is_empty() -> None:
    chart = draw_history(INSTRUMENT, [], LIGHT)
    assert chart.table[1] == ()
