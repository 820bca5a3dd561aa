"""Soundness of the tables of a framework."""

from hanse.diagnostic.engine.model.tables import ColumnKind, Duplicates, Table
from hanse.diagnostic.method.checking.vocabulary import Vocabulary, column_shape
from hanse.diagnostic.method.tables.frame import row_columns
from hanse.kernel.yaml.document import Steps


def check_tables(words: Vocabulary) -> None:
    """Keys used twice, conditions and corrections on unknown columns, rosters without a unit."""
    seen: set[str] = set()
    for number, table in enumerate(words.framework.tables):
        path: Steps = ("tables", number)
        if table.key in seen:
            words.source.fault((*path, "key"), f"there are two tables “{table.key}”")
        seen.add(table.key)
        _conditions(words, table, path)


def _conditions(words: Vocabulary, table: Table, path: Steps) -> None:
    columns = {column.key: column_shape(column.kind) for column in row_columns(table)}
    for name in ("only", "exclude"):
        if text := getattr(table, name):
            words.condition((*path, name), text, columns)
    for place, correction in enumerate(table.corrections):
        words.condition((*path, "corrections", place, "where"), correction.where, columns)
        for key in correction.values:
            words.known((*path, "corrections", place, "set", key), key, columns, "column")
    if table.latest:
        given = [column.key for column in row_columns(table) if column.kind is ColumnKind.NUMBER]
        words.known((*path, "latest"), table.latest, given, "column of numbers")
        if table.duplicates is not Duplicates.LAST:
            words.source.fault((*path, "duplicates"), "says something else than `latest`", do="Keep one of the two")
    if table.long:
        for name in (table.long.measure, table.long.value):
            words.known((*path, "long"), name, columns, "column")
