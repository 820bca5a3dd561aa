"""What every chart function returns: a picture that can be drawn at any width, and the same as words and numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hanse.ui.sheets import csv_text
from hanse.ui.values import Column, Row

WIDE = 720
NARROW = 340


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a picture: the first column names, the others count.

    Cells are texts as a reader sees them; `figures` are the bare numbers for a CSV or workbook, in the same order.
    """

    columns: Sequence[Column]
    rows: Sequence[Row]
    figures: Sequence[Sequence[object]]

    def csv(self) -> str:
        """The bare numbers with the columns' names, for a spreadsheet."""
        return csv_text([column.text for column in self.columns], self.figures)


@dataclass(frozen=True, slots=True)
class Chart:
    """`draw(width)` gives the SVG at a width in px; `svg` is the usual one, `narrow` that of a phone.

    `alone` is the one for a file: `draw_alone` is given where `draw` refers to something else of the site.
    """

    title: str
    description: str
    table: Table
    draw: Callable[[float], Markup]
    note: str = ""
    draw_alone: Callable[[float], Markup] | None = None

    @property
    def svg(self) -> Markup:
        return self.draw(WIDE)

    @property
    def narrow(self) -> Markup:
        return self.draw(NARROW)

    @property
    def alone(self) -> Markup:
        return (self.draw_alone or self.draw)(WIDE)


def table(names: Sequence[str], rows: Sequence[Sequence[object]], shown: Sequence[Sequence[object]]) -> Table:
    """A table of a name and numbers: `rows` bare, `shown` as a reader sees them."""
    columns = [Column(name, numeric=index > 0) for index, name in enumerate(names)]
    return Table(columns, [Row(cells) for cells in shown], rows)
