"""The ASEM tables as COINr computed them, read with nothing of Hanse's own."""

import csv
from dataclasses import dataclass

import numpy as np

from hanse.diagnostic.engine.arrays import Array
from hanse.diagnostic.engine.statistics.hierarchy import Hierarchy
from tests.shared_data import shared_data


@dataclass(frozen=True)
class Table:
    """A file of the ASEM folder: cells as text, one list per column."""

    columns: dict[str, list[str]]

    def texts(self, name: str) -> np.ndarray:
        return np.array(self.columns[name])

    def numbers(self, *names: str) -> Array:
        """Columns as numbers, ``(rows, columns)``; an empty cell, NA and NaN are missing."""
        return np.array([[_number(cell) for cell in self.columns[name]] for name in names]).T

    def row_order(self, key: str, wanted: np.ndarray) -> np.ndarray:
        """Rows in which the wanted keys stand."""
        places = {cell: place for place, cell in enumerate(self.columns[key])}
        return np.array([places[cell] for cell in wanted])


def read(name: str) -> Table:
    with (shared_data("coinr_asem") / name).open(encoding="utf-8", newline="") as stream:
        headers, *rows = list(csv.reader(stream))
    return Table({header: [row[place] for row in rows] for place, header in enumerate(headers)})


def _number(cell: str) -> float:
    return np.nan if cell in {"", "NA", "NaN"} else float(cell)


@dataclass(frozen=True)
class Asem:
    """What the numbered files share: the order of units and indicators, and what is known of each indicator."""

    units: np.ndarray
    indicators: list[str]
    meta: Table

    def of_indicators(self, column: str) -> list[str]:
        return [self.meta.columns[column][self.meta.columns["iCode"].index(code)] for code in self.indicators]

    @property
    def directions(self) -> Array:
        return np.array(self.of_indicators("Direction"), dtype=np.float64)

    @property
    def parents(self) -> np.ndarray:
        return np.array(self.of_indicators("Parent"))

    @property
    def pillars(self) -> list[str]:
        return list(dict.fromkeys(self.of_indicators("Parent")))

    @property
    def elements(self) -> list[str]:
        """Indicators, pillars, sub-indices and the index, in the order of the hierarchy."""
        return [*self.indicators, *self.pillars, "Conn", "Sust", "Index"]

    @property
    def hierarchy(self) -> Hierarchy:
        parents = dict(zip(self.meta.columns["iCode"], self.meta.columns["Parent"], strict=True))
        places = {code: place for place, code in enumerate(self.elements)}
        return Hierarchy(tuple(places.get(parents[code], -1) for code in self.elements))

    def stage(self, name: str, *columns: str) -> Array:
        """Indicators (or the columns named) of a file in the shared order of units, ``(51, 49)``."""
        table = read(name)
        return table.numbers(*(columns or self.indicators))[table.row_order("uCode", self.units)]

    def groups(self, column: str) -> np.ndarray:
        data = read("00_iData.csv")
        return data.texts(column)[data.row_order("uCode", self.units)]


def asem() -> Asem:
    meta = read("00_iMeta.csv")
    indicators = [
        code for code, kind in zip(meta.columns["iCode"], meta.columns["Type"], strict=True) if kind == "Indicator"
    ]
    return Asem(read("01_pipeline_Raw.csv").texts("uCode"), indicators, meta)
