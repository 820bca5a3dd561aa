"""Score answers by a framework, and report on them, without a database: `hanse diagnose`."""

import sys
from pathlib import Path

import click

from hanse.diagnostic.engine.pipeline import STAGES
from hanse.diagnostic.engine.result import Result
from hanse.diagnostic.engine.scoring import score
from hanse.diagnostic.management.reading import read_answers
from hanse.diagnostic.method.tables.reading import Reading
from hanse.diagnostic.method.writing.check import comparisons
from hanse.diagnostic.method.writing.explain import explained
from hanse.diagnostic.method.writing.files import WRITERS, write_csv, write_tables
from hanse.diagnostic.method.writing.table import result_tables, stage_table

REPORT, FOLDER = ".pdf", ""
"""Suffixes of `--out` that ask for reports."""
MOST_REPORTS = 300
DIFFERS = 1
"""Exit code: a published column differs."""


@click.command()
@click.argument("tables", nargs=-1, required=True, metavar="TABLE…")
@click.option("--framework", required=True, help="A published framework (egdi, egdi@2022), or a file or folder.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Results as .csv, .json or .xlsx; the report of one city as .pdf, of each city into a folder (reports/); "
    "else results as CSV on screen.",
)
@click.option("--city", default="", help="What the city is called, where its file does not say.")
@click.option("--language", help="The language of reports; else that of the workbook, else English.")
@click.option("--most", type=int, default=MOST_REPORTS, show_default=True, help="Refuse more reports than this.")
@click.option("--method", help="Another method of the framework, by its key.")
@click.option("--stage", type=click.Choice(STAGES), help="Write the measures at a stage of the pipeline instead.")
@click.option("--explain", metavar="UNIT", help="Tell how the score of one unit comes about; its key, or its name.")
@click.option("--tidy", is_flag=True, help="Overlook padding and case in answers instead of refusing them.")
@click.option("--check", is_flag=True, help="Compare with published columns of the tables; exit 1 if any differs.")
@click.option("--quiet", is_flag=True, help="Say nothing of corrections and of what was left out.")
def diagnose(  # noqa: PLR0917  click passes options by name
    tables: tuple[str, ...],
    framework: str,
    out: Path | None,
    city: str,
    language: str | None,
    most: int,
    method: str | None,
    stage: str | None,
    explain: str | None,
    tidy: bool,  # noqa: FBT001  a flag of the command line, as the two below
    check: bool,  # noqa: FBT001
    quiet: bool,  # noqa: FBT001
) -> None:
    """Score the answers in TABLE… (CSV, XLSX or JSON) by a framework.

    TABLE is a table of many cities, or the questionnaire of one city: its workbook, filled in, or its JSON document.
    A framework with several tables finds out by the headers which is which; KEY=FILE says it outright.
    Nothing is written when anything is wrong: every problem is named with its row and column, and the exit code is 2.
    """
    if out is not None and out.suffix.lower() not in {*WRITERS, REPORT, FOLDER}:
        known = ", ".join([*WRITERS, REPORT])
        raise click.BadParameter(f"must end in {known}, or be a folder for reports", param_hint="--out")
    scheme, reading = read_answers(framework, tables, city=city, tidy=tidy)
    if method is not None and method not in scheme.methods:
        known = ", ".join(scheme.methods) or "none"
        raise click.BadParameter(f"there is no method “{method}”; there is: {known}", param_hint="--method")
    if not quiet:
        for note in reading.notes:
            click.echo(f"note: {note}", err=True)
    result = score(scheme, reading.answers, method=method)
    if explain is not None:
        _explain(result, explain)
    if out is not None and out.suffix.lower() in {REPORT, FOLDER}:
        _report(result, reading, out, language or reading.language, most)
    elif out is not None or not (check or explain):
        _write(result, out, stage)
    if check:
        sys.exit(_check(result))


def _write(result: Result, out: Path | None, stage: str | None) -> None:
    tables = [stage_table(result, stage)] if stage else result_tables(result)
    if out is None:
        write_csv(tables, sys.stdout)
        return
    try:
        write_tables(tables, out, result.framework)
    except OSError as error:
        raise click.FileError(str(out), error.strerror) from error
    click.echo(f"{len(tables[0].rows)} rows written to {out}", err=True)


def _report(result: Result, reading: Reading, out: Path, language: str, most: int) -> None:
    count = len(result.units)
    if out.suffix.lower() == REPORT and count != 1:
        what = f"{count} cities do not fit into one report; name a folder instead, such as reports/"
        raise click.BadParameter(what, param_hint="--out")
    if count > most:
        what = f"there would be {count} reports; allow them with --most {count}"
        raise click.BadParameter(what, param_hint="--out")
    # Here, not above: tables need neither fonts nor Django.
    from hanse.diagnostic.management.reporting import write_report, write_reports

    try:
        if out.suffix.lower() == REPORT:
            write_report(result, reading, out, language)
        else:
            for number, one in enumerate(write_reports(result, reading, out, language), start=1):
                click.echo(f"{number} of {count}: {one.city}", err=True)
    except OSError as error:
        raise click.FileError(str(error.filename or out), error.strerror or str(error)) from error
    click.echo(f"{count} report{'s' if count > 1 else ''} written to {out}", err=True)


def _explain(result: Result, name: str) -> None:
    units = result.units
    called = [place for place, key in enumerate(units.keys) if name in {units.names[place], ", ".join(key)}]
    if len(called) != 1:
        what = f"{len(called)} units are called" if called else "there is no unit"
        raise click.BadParameter(f"{what} “{name}”", param_hint="--explain")
    for line in explained(result, called[0], result.framework.root.key):
        click.echo(line)


def _check(result: Result) -> int:
    found = comparisons(result)
    for comparison in found:
        click.echo(str(comparison))
    if not found:
        click.echo("nothing to compare with: the tables hold no published column", err=True)
    return 0 if found and all(one.agrees for one in found) else DIFFERS
