"""Study an index over tables of answers, without a database: `hanse study`."""

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from hanse.diagnostic.engine.answers import Answers
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.statistics.node_tree import NOISE, UNEVEN, Missing
from hanse.diagnostic.engine.study.carrying_out import InMemory, Keeper, carry_out
from hanse.diagnostic.engine.study.figures import Tables
from hanse.diagnostic.engine.study.reading import SettingsError, read_settings
from hanse.diagnostic.engine.study.settings import Kind, Settings, settings_json
from hanse.diagnostic.engine.study.spreading import NoClusterError, spread_by
from hanse.diagnostic.engine.study.studies import Block, study_of
from hanse.diagnostic.management.checkpoint import Checkpoint, OtherRunError
from hanse.diagnostic.management.reading import read_answers, refuse
from hanse.diagnostic.method.runs.answers import told_answers
from hanse.diagnostic.method.runs.digest import framework_digest
from hanse.diagnostic.method.runs.file import run_json
from hanse.diagnostic.method.writing.files import write_csv
from hanse.diagnostic.method.writing.table import ResultTable, numbers_of

STOPPED = 3
"""Exit code: it was stopped, and with a checkpoint the same command goes on."""
SHOWN = {Kind.UNCERTAINTY: "units", Kind.SENSITIVITY: "doubts"}
"""The table that is written as CSV."""


@click.command()
@click.argument("kind", type=click.Choice([kind.value for kind in SHOWN]))
@click.argument("tables", nargs=-1, required=True, metavar="TABLE…")
@click.option("--framework", required=True, help="A published framework (ceds, egdi@2022), or a file or folder.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Numbers as .csv; all of it as .json.")
@click.option("--replications", default=1000, show_default=True, help="Of uncertainty: how often it is computed.")
@click.option("--points", default=256, show_default=True, help="Of sensitivity: a power of two from 64 to 4096.")
@click.option("--noise", default=NOISE, show_default=True, help="Share of itself by which a weight may be off.")
@click.option("--one-mean", is_flag=True, help="Try no other mean than the framework's own.")
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), default=0, show_default=True)
@click.option("--checkpoint", type=click.Path(file_okay=False, path_type=Path), help="Keep here what is done.")
@click.option("--scheduler", default="", envvar="HANSE_CLUSTER", help="Spread it over this Dask cluster (tcp://…).")
def study(  # noqa: PLR0917  click passes options by name
    kind: str,
    tables: tuple[str, ...],
    framework: str,
    out: Path,
    replications: int,
    points: int,
    noise: float,
    one_mean: bool,  # noqa: FBT001  a flag of the command line
    seed: int,
    checkpoint: Path | None,
    scheduler: str,
) -> None:
    """Say how sure the ranks of the units in TABLE… are (uncertainty), or what moves them (sensitivity).

    Ctrl-C stops it. With --checkpoint the same command goes on where it was, with the same numbers to the last digit,
    on one machine or on many. What is written as .json is computed again by `hanse recompute`.
    """
    if out.suffix.lower() not in {".csv", ".json"}:
        raise click.BadParameter("must end in .csv or .json", param_hint="--out")
    size = {"replications": replications} if kind == Kind.UNCERTAINTY else {"size": points}
    doubts = {"noise": noise, "missing": [one.value for one in Missing], "power": None if one_mean else UNEVEN}
    scheme, reading = read_answers(framework, tables)
    try:
        asked = _Asked(scheme, told_answers(scheme, reading.answers), read_settings(kind, size | doubts, scheme), seed)
        keeper = Checkpoint.of(checkpoint, asked.head(tables)) if checkpoint else InMemory()
        _write(asked, Kind(kind), asked.carried_out(keeper, scheduler), out)
    except KeyboardInterrupt:
        click.echo(f"\nstopped; the same command goes on from {checkpoint}" if checkpoint else "\nstopped", err=True)
        sys.exit(STOPPED)
    except SettingsError as error:
        refuse(error.problems)
    except OSError as error:
        raise click.FileError(str(error.filename or out), error.strerror) from error
    except (OtherRunError, NoClusterError, ValueError) as error:
        refuse([str(error)])


@dataclass(frozen=True, slots=True)
class _Asked:
    framework: Framework
    answers: Answers
    settings: Settings
    seed: int

    def head(self, tables: Sequence[str]) -> Mapping[str, object]:
        """What tells this run from any other: the tables by their bytes, for they may be large."""
        return {
            "framework": framework_digest(self.framework),
            "settings": settings_json(self.settings),
            "seed": self.seed,
            "tables": [_digest(Path(table.rpartition("=")[2])) for table in tables],
        }

    def carried_out(self, keeper: Keeper, scheduler: str) -> Tables:
        study = study_of(self.settings, self.framework, self.answers, seed=self.seed)
        if there := len(keeper.done()):
            click.echo(f"{there} of {study.blocks} parts are there", err=True)
        return carry_out(study, _Telling(keeper, study.blocks), spread_by(scheduler))

    def json(self, tables: Tables) -> dict[str, Any]:
        return run_json(
            framework=self.framework,
            settings=self.settings,
            seed=self.seed,
            answers=self.answers,
            results=tables,
            about={"made": "hanse study"},
        )


@dataclass(frozen=True, slots=True)
class _Telling:
    """Says how far it is."""

    keeper: Keeper
    blocks: int

    def done(self) -> set[int]:
        return set(self.keeper.done())

    def keep(self, number: int, block: Block) -> None:
        self.keeper.keep(number, block)
        click.echo(f"{len(self.keeper.done())} of {self.blocks}", err=True)

    def kept(self, number: int) -> Block:
        return self.keeper.kept(number)


def _write(asked: _Asked, kind: Kind, tables: Tables, out: Path) -> None:
    if out.suffix.lower() == ".json":
        out.write_text(json.dumps(asked.json(tables), ensure_ascii=False, allow_nan=False), encoding="utf-8")
        return
    table = tables[SHOWN[kind]]
    columns = [numbers_of(column) for column in table.values.T]
    rows = list(zip(table.rows, *columns, strict=True))
    with out.open("w", encoding="utf-8", newline="") as file:
        write_csv([ResultTable(SHOWN[kind], (SHOWN[kind], *table.columns), rows)], file)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
