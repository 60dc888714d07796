"""Native charts: drawn by the user in Word, named in their alt text, filled with the briefing's data and as editable as before.

`frames` finds the charts and gives each pass of a loop a part of its own (`parts`); `fill` puts the steps in order: `series` makes the series as
many as the data, `workbook` edits the embedded workbook where `cells` says the data stand, `caches` and `points` rewrite what the
chart shows, `captions` lets a chart without data go with its caption and counts the rest.
"""

from briefgen.render.word.charts.fill import fill_charts
from briefgen.render.word.charts.names import alt_name, known_name

__all__ = ["alt_name", "fill_charts", "known_name"]
