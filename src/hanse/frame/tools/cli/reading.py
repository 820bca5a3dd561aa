"""How every command reads a service, and how it says that it cannot."""

import sys
from pathlib import Path
from typing import NoReturn

import click

from hanse.frame.spec.faults import ProcedureError
from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.folders import read_folder

FAULTY = 1
"""Exit code: something is wrong with the service. (click's own 2 says that the command was not understood.)"""

FOLDER = click.Path(exists=True, path_type=Path)


def sound(folder: Path) -> Procedure:
    """The service in a folder; with a fault in it, every fault is said and the command ends."""
    try:
        return read_folder(folder)
    except ProcedureError as error:
        refuse(error)


def say_faults(error: ProcedureError) -> None:
    for fault in error.faults:
        click.echo(str(fault), err=True)
    count = len(error.faults)
    click.echo(
        f"{error.key}: {counted(count, 'fault')}. Mend {'it' if count == 1 else 'them'} and try again.", err=True
    )


def refuse(error: ProcedureError) -> NoReturn:
    say_faults(error)
    sys.exit(FAULTY)


def counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
