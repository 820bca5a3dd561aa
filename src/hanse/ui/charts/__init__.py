"""Pictures as SVG strings, each with its table: the same on a page, in a PDF and as a file to take away.

chart = radar(["Governance", "Policy", "Resources"], [Series("Lyon", [62, 40, 55])], title="Three dimensions")
chart.svg          # Markup for a page 720 px wide; chart.narrow for a phone; chart.draw(480) for any width
chart.table        # columns and rows for the page; chart.table.csv() for a file
png(chart.svg)     # bytes
"""

from hanse.ui.charts.axis import round_end
from hanse.ui.charts.bars import Bar, bars
from hanse.ui.charts.chart import Chart, Table
from hanse.ui.charts.crowd import crowd_map
from hanse.ui.charts.dots import dot_map
from hanse.ui.charts.files import picture_file
from hanse.ui.charts.gantt import Work, gantt
from hanse.ui.charts.line import Break, Course, Reading, line
from hanse.ui.charts.png import png
from hanse.ui.charts.radar import Series, radar
from hanse.ui.charts.stacked import Stack, stacked
from hanse.ui.charts.strip import Strip, strips
from hanse.ui.charts.world import Place, world_map

__all__ = [
    "Bar",
    "Break",
    "Chart",
    "Course",
    "Place",
    "Reading",
    "Series",
    "Stack",
    "Strip",
    "Table",
    "Work",
    "bars",
    "crowd_map",
    "dot_map",
    "gantt",
    "line",
    "picture_file",
    "png",
    "radar",
    "round_end",
    "stacked",
    "strips",
    "world_map",
]
