"""Figures: the charts of a profile, each with a sentence and a table that say the same."""

from netlearn.export.charts import Chart
from netlearn.export.history import draw_history
from netlearn.export.palette import DARK, LIGHT, Palette
from netlearn.export.radar import draw_radar
from netlearn.export.rows import draw_intervals

__all__ = ["DARK", "LIGHT", "Chart", "Palette", "draw_history", "draw_intervals", "draw_radar"]
