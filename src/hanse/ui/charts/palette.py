"""Colours of pictures, and what stands beside each colour: a dash, a marker, a shade that grey paper keeps."""

from dataclasses import dataclass

INK = "#13222b"
SOFT = "#46555e"
GRID = "#cfdcdf"
MIST = "#f1f7f8"
PAPER = "#ffffff"
TEAL = "#0b7285"
ALARM = "#b3261e"

# Levels 1 to 5, light to dark (the ramp of assets/scss/_levels.scss).
LEVELS = ("#d3e6ea", "#9fcbd1", "#55a3a8", "#1f777a", "#0a4a48")
NO_LEVEL = "#ffffff"


@dataclass(frozen=True, slots=True)
class Stroke:
    """How one series is drawn: colour, dash pattern and marker differ all three."""

    colour: str
    dash: str
    marker: str


SERIES = (
    Stroke("#0b4f8f", "", "circle"),
    Stroke("#b45309", "7 4", "square"),
    Stroke("#0b7553", "2 3", "triangle"),
    Stroke("#7a2f86", "10 3 2 3", "diamond"),
)


def level_colour(level: int | None) -> str:
    """The fill of level 1 to 5; white where there is none. Raises `IndexError` above 5."""
    return NO_LEVEL if level is None else LEVELS[level - 1]
