"""How tables of answers are laid out: which columns, what their cells mean, what a row stands for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ColumnKind(StrEnum):
    """NUMBER; TEXT as written; CODE: a text that spreadsheets turn into numbers (4101.0 is "4101")."""

    NUMBER = "number"
    TEXT = "text"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column under any of its `headers`, or at a `letter` of the sheet.

    `recode` turns words into numbers or other words before anything else. `minimum`, `maximum` (inclusive) and `values`
    are what a cell may hold. `suffix` (such as "%") is cut off.
    """

    key: str
    headers: tuple[str, ...]
    letter: str = ""
    kind: ColumnKind = ColumnKind.NUMBER
    optional: bool = False
    minimum: float | None = None
    maximum: float | None = None
    values: tuple[str | float, ...] = ()
    recode: Mapping[str, str | float] = field(default_factory=dict)
    missing: tuple[str, ...] | None = None
    default: str | float | None = None
    suffix: str = ""
    trim: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A known fault of a published table, put right in rows that satisfy `where`, with the reason; always reported."""

    where: str
    values: Mapping[str, str | float | None]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpivot:
    """Several columns become rows: their header (or the name given to it) in `names`, their cell in `values`.

    Without `columns`: every column that is not declared.
    """

    names: str
    values: str
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Long:
    """One row per unit and number: `measure` says which number, `value` holds it; `keys` maps its words to columns."""

    measure: str
    value: str
    keys: Mapping[str, str]


class Duplicates(StrEnum):
    """Two rows of one unit."""

    REFUSE = "refuse"
    FIRST = "first"
    LAST = "last"
    MEAN = "mean"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table. `by`: the columns that together name a unit; `name`: the column to show, where it is another.

    `roster`: rows lie below the unit, any number of them. `questions`: its other columns are questions.
    `latest`: of several rows of a unit the one with the highest number in this column counts.
    `only` and `exclude` are FEEL conditions on a row. `summary_rows`: names of rows that are no units.
    """

    key: str
    columns: tuple[Column, ...]
    by: tuple[str, ...]
    name: str = ""
    optional: bool = False
    roster: bool = False
    questions: bool = False
    sheet: str = ""
    delimiter: str = ""
    encoding: str = ""
    decimal: str = "."
    thousands: str = ""
    missing: tuple[str, ...] = ()
    header: int | None = None
    corrections: tuple[Correction, ...] = ()
    only: str = ""
    exclude: str = ""
    summary_rows: tuple[str, ...] | None = None
    duplicates: Duplicates = Duplicates.REFUSE
    latest: str = ""
    refuse_other_columns: bool = False
    unpivot: Unpivot | None = None
    long: Long | None = None
