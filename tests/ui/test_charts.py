from netlearn.export.figures import draw_intervals, draw_radar
from netlearn.ui.charts import recall_chart
from tests.factories import make_instrument, make_profile

INSTRUMENT = make_instrument()


def test_a_chart_that_shows_the_same_is_not_made_anew() -> None:
    first = recall_chart(draw_radar, INSTRUMENT, make_profile(INSTRUMENT))
    assert recall_chart(draw_radar, make_instrument(), make_profile(INSTRUMENT)) is first


def test_another_score_title_or_kind_makes_another_chart() -> None:
    profile, other = make_profile(INSTRUMENT), make_profile(INSTRUMENT, {"O2": None})
    renamed = INSTRUMENT.model_copy(update={"window": "another window"})
    charts = [
        recall_chart(draw_radar, INSTRUMENT, profile),
        recall_chart(draw_radar, INSTRUMENT, other),
        recall_chart(draw_radar, INSTRUMENT, profile, before=other),
        recall_chart(draw_radar, renamed, profile),
        recall_chart(draw_intervals, INSTRUMENT, profile),
    ]
    assert len({id(chart) for chart in charts}) == len(charts)
