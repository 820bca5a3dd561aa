"""Compute a run of the index workbench again, without a database: `hanse recompute`."""

import sys
from pathlib import Path

import click

from hanse.diagnostic.engine.aggregate import NegativeValuesError
from hanse.diagnostic.engine.study.settings import kind_of
from hanse.diagnostic.method.runs.file import RunFile, RunFileError, read_run
from hanse.diagnostic.method.runs.recomputing import Verdict, recomputed

DIFFERS, REFUSED = 1, 2
"""Exit codes: a number is another one; the file cannot be used."""


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--most", type=click.IntRange(min=1), default=50, show_default=True, help="Differences to list.")
def recompute(file: Path, most: int) -> None:
    """Compute the numbers in FILE again from the answers, the settings and the seed in it.

    FILE is a run of the index workbench as a site exports it. Every number is compared to its last digit. Exit code 0:
    all are the same; 1: some are not, and they are listed; 2: the file cannot be used, and it says why.
    """
    try:
        run = read_run(file)
        click.echo(_heading(run))
        verdict = recomputed(run)
    except RunFileError as error:
        _refuse(file, error.problems)
    except OSError as error:
        raise click.FileError(str(file), error.strerror) from error
    except (ValueError, NegativeValuesError) as error:
        _refuse(file, [str(error)])
    _tell(verdict, most)
    sys.exit(0 if verdict.same else DIFFERS)


def _heading(run: RunFile) -> str:
    scheme, units = run.framework, len(run.answers.units)
    return f"{kind_of(run.settings)}: {scheme.key} {scheme.version}, {units} units, seed {run.seed}"


def _tell(verdict: Verdict, most: int) -> None:
    for one in verdict.remarks:
        click.echo(f"DIFFERS: {one}")
    for apart in verdict.apart[:most]:
        click.echo(f"DIFFERS: {apart}")
    if len(verdict.apart) > most:
        click.echo(f"… and {len(verdict.apart) - most} more (--most {len(verdict.apart)} lists all)")
    if verdict.same:
        click.echo(f"the same to the last digit: {verdict.compared:,} numbers")
    else:
        click.echo(f"{len(verdict.apart):,} of {verdict.compared:,} numbers differ")


def _refuse(file: Path, problems: list[str]) -> None:
    for problem in problems:
        click.echo(f"{file.name}: {problem}", err=True)
    sys.exit(REFUSED)
