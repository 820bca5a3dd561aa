"""What a chapter is made of, whether it becomes a PDF or a Word file. All texts are as a reader sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from hanse.ui.charts import Chart


class Look(StrEnum):
    """How a paragraph is set: as any other, larger at the head of a page, or paler beside the text."""

    PLAIN = "plain"
    LEAD = "lead"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Heading:
    """Within a chapter: `depth` 2, or 3 for what lies below it."""

    text: str
    depth: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class Points:
    """Lines with a dot before each."""

    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with what there is to say of each."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `shares`: the width of each column against the others; `numeric` columns stand at the end of theirs."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    shares: Sequence[float]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Picture:
    """`share` of the width of the page; drawn `width` px wide, which decides how large its letters are."""

    chart: Chart
    share: float = 1.0
    width: float = 720.0

    @property
    def words(self) -> str:
        """What is read aloud in its place."""
        return f"{self.chart.title}. {self.chart.description}"


type Block = Heading | Paragraph | Points | Facts | Grid | Picture


@dataclass(frozen=True, slots=True)
class Chapter:
    """`on_one_page`: set as large as it fits on a page of its own."""

    title: str
    blocks: Sequence[Block]
    on_one_page: bool = False
