"""Reading a framework and the answers to it, for commands that score tables."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

import click

from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.method.problems import FrameworkError, TableError, UnknownFrameworkError
from hanse.diagnostic.method.registry import load_framework
from hanse.diagnostic.method.tables.answers import read_tables
from hanse.diagnostic.method.tables.assign import assign
from hanse.diagnostic.method.tables.own import is_own, read_own
from hanse.diagnostic.method.tables.reading import Reading

REFUSED = 2
"""Exit code: something is wrong with the framework or a table, and nothing was written."""


def read_answers(
    framework: str, tables: Sequence[str], *, city: str = "", tidy: bool = False
) -> tuple[Framework, Reading]:
    """The framework and what the tables hold; ends the command where either is faulty, every problem named."""
    try:
        scheme = load_framework(framework)
        paths = [Path(name) for name in tables]
        if scheme.questions and all(map(is_own, paths)):
            return scheme, read_own(scheme, paths, city=city)
        return scheme, read_tables(scheme, assign(scheme, tables), tidy=tidy)
    except UnknownFrameworkError as error:
        raise click.BadParameter(str(error), param_hint="--framework") from error
    except (FrameworkError, TableError) as error:
        refuse(error.problems)


def refuse(problems: Iterable[object]) -> NoReturn:
    """Ends the command, every problem named."""
    count = 0
    for count, problem in enumerate(problems, start=1):  # noqa: B007  told after the last
        click.echo(str(problem), err=True)
    click.echo(f"{count} problem{'s' if count > 1 else ''} found; nothing was written.", err=True)
    sys.exit(REFUSED)
