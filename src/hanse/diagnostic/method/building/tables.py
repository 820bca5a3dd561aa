"""Layouts of answer tables out of the file."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hanse.diagnostic.engine.model.tables import Column, ColumnKind, Correction, Duplicates, Long, Table, Unpivot
from hanse.diagnostic.method.reading.files import Files

type Block = Mapping[str, Any]


CITIES = Table(
    key="answers",
    by=("city",),
    columns=(
        Column(key="city", headers=("city", "City"), kind=ColumnKind.TEXT),
        Column(key="country", headers=("country", "Country"), kind=ColumnKind.TEXT, optional=True),
        Column(key="region", headers=("region", "Region"), kind=ColumnKind.TEXT, optional=True),
        Column(key="population", headers=("population", "Population"), optional=True, minimum=0),
    ),
)
"""The table of answers of a framework that has questions and says nothing of tables."""


def tables(source: Files) -> tuple[Table, ...]:
    """The tables of the framework; notes columns that are named but not declared.

    Where there are questions, the first table with a row per unit has them as its other columns.
    """
    found = [_table(source, number, block) for number, block in enumerate(source.value.get("tables", ()))]
    if not source.value.get("questions"):
        return tuple(found)
    lead = next((place for place, table in enumerate(found) if not table.roster), None)
    if lead is None:
        return (replace(CITIES, questions=True), *found)
    return (*found[:lead], replace(found[lead], questions=True), *found[lead + 1 :])


def _table(source: Files, number: int, block: Block) -> Table:
    defaults = block.get("defaults", {})
    columns = tuple(_column(key, _with(defaults, _spread(given))) for key, given in block["columns"].items())
    by, name = _unit(block["unit"])
    known = {column.key for column in columns}
    long = block.get("long")
    for key in (*by, *filter(None, [name])):
        if key not in known and not _comes_from_reshaping(key, block):
            source.fault(("tables", number, "unit"), f"“{key}” is not a column of this table")
    return Table(
        key=block["key"],
        columns=columns,
        by=by,
        name=name,
        optional=block.get("optional", False),
        roster=block.get("roster", False),
        sheet=block.get("sheet", ""),
        delimiter=block.get("delimiter", ""),
        encoding=block.get("encoding", ""),
        decimal=block.get("decimal", "."),
        thousands=block.get("thousands", ""),
        missing=tuple(block.get("missing", ())),
        header=block.get("header"),
        corrections=tuple(
            Correction(where=one["where"], values=one["set"], reason=one["reason"])
            for one in block.get("corrections", ())
        ),
        only=block.get("only", ""),
        exclude=block.get("exclude", ""),
        summary_rows=tuple(block["summary_rows"]) if "summary_rows" in block else None,
        duplicates=Duplicates(block.get("duplicates", Duplicates.LAST if "latest" in block else Duplicates.REFUSE)),
        latest=block.get("latest", ""),
        refuse_other_columns=block.get("other_columns") == "refuse",
        unpivot=_unpivot(block["unpivot"]) if "unpivot" in block else None,
        long=Long(**long) if long else None,
    )


def _unpivot(block: Block) -> Unpivot:
    columns = block["columns"]
    return Unpivot(names=block["names"], values=block["values"], columns={} if columns == OTHERS else columns)


OTHERS = "others"


def _with(defaults: Block, given: Block) -> Block:
    """A column's block with the table's defaults, which are meant for columns of their own kind."""
    usual = ColumnKind.NUMBER
    alike = given.get("kind", defaults.get("kind", usual)) == defaults.get("kind", usual)
    return {**defaults, **given} if alike else given


def _spread(given: object) -> Block:
    """A column's block, whether the file gives a header, several headers, or a block."""
    if isinstance(given, Mapping):
        return given
    return {} if given is None else {"header": given}


def _column(key: str, block: Block) -> Column:
    header = block.get("header", key)
    low, high = block.get("range", (None, None))
    return Column(
        key=key,
        headers=(header,) if isinstance(header, str) else tuple(header),
        letter=block.get("letter", ""),
        kind=ColumnKind(block.get("kind", ColumnKind.NUMBER)),
        optional=block.get("optional", False),
        minimum=low,
        maximum=high,
        values=tuple(block.get("values", ())),
        recode=block.get("recode", {}),
        missing=tuple(block["missing"]) if "missing" in block else None,
        default=block.get("default"),
        suffix=block.get("suffix", ""),
        trim=block.get("trim", True),
    )


def _unit(given: str | list[str] | Block) -> tuple[tuple[str, ...], str]:
    if isinstance(given, Mapping):
        return _unit(given.get("by", []))[0], given.get("name", "")
    return ((given,) if isinstance(given, str) else tuple(given)), ""


def _comes_from_reshaping(key: str, block: Block) -> bool:
    return bool(key == block.get("unpivot", {}).get("names"))
