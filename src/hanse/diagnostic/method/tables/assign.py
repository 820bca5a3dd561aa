"""Which file is which table of a framework."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.model.tables import Table
from hanse.diagnostic.method.problems import TableError
from hanse.diagnostic.method.tables.frame import headers_of
from hanse.diagnostic.method.tables.header import find_header
from hanse.diagnostic.method.tables.sheet import read_sheet
from hanse.kernel.places import Place
from hanse.kernel.yaml.problems import Problem


def assign(framework: Framework, given: Iterable[str]) -> Mapping[str, Path]:
    """Files by table key. Each is `KEY=FILE`, or a file whose headers tell which table it is.

    Raises TableError for a file that is no table of the framework, two files for one table, a table without its file.
    """
    tables = {table.key: table for table in framework.tables}
    problems: list[Problem] = []
    files: dict[str, Path] = {}
    for word in given:
        key, equals, name = word.partition("=")
        path = Path(name if equals and key in tables else word)
        key = key if equals and key in tables else _guess(framework, path, problems)
        if key in files:
            what = f"would be the table “{key}”, and so would {files[key].name}"
            problems.append(Problem(Place(path.name), what, do=f"Say which is which: {key}=FILE"))
        elif key:
            files[key] = path
    if not problems:
        for table in framework.tables:
            if table.key not in files and not table.optional:
                what = f"no file was given for the table “{table.key}”"
                problems.append(Problem(Place(framework.key), what, do=f"Add {table.key}=FILE"))
    if problems:
        raise TableError(problems)
    return files


def _guess(framework: Framework, path: Path, problems: list[Problem]) -> str:
    """The table whose headers the file has; the reasons why not are noted."""
    if len(framework.tables) == 1:
        return framework.tables[0].key
    fits: list[tuple[int, str]] = []
    refusals: list[Problem] = []
    for table in framework.tables:
        try:
            fits.append((_found(path, table), table.key))
        except TableError as error:
            refusals.extend(error.problems)
    if fits:
        return max(fits)[1]
    names = ", ".join(table.key for table in framework.tables)
    problems.extend(refusals or [Problem(Place(path.name), f"is none of the tables {names}")])
    return ""


def _found(path: Path, table: Table) -> int:
    """How many columns of the table the file has. Raises TableError where one is missing."""
    return len(find_header(read_sheet(path, table), table, headers_of(table)).columns)
