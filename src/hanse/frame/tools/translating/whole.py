"""Files that are written all together: read as a service first, then put in the place of the old ones."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from hanse.frame.spec.faults import Fault, ProcedureError
from hanse.frame.tools.folders import read_folder


def check_with(folder: Path, changes: Mapping[Path, str]) -> None:
    """Read the service as it would be. Raises ProcedureError with the faults that it would have."""
    with TemporaryDirectory() as place:
        trial = Path(place) / folder.resolve().name
        copytree(folder, trial)
        for file, content in changes.items():
            there = trial / file.relative_to(folder)
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_text(content, encoding="utf-8", newline="\n")
        try:
            read_folder(trial)
        except ProcedureError as error:
            faults = tuple(_at(fault, str(trial), str(folder)) for fault in error.faults)
            raise ProcedureError(error.key, faults) from error


def _at(fault: Fault, before: str, after: str) -> Fault:
    return replace(fault, place=replace(fault.place, file=fault.place.file.replace(before, after)))


def write_all(files: Mapping[Path, bytes]) -> None:
    """Each under another name first, so that a full disk leaves everything as it was."""
    fresh = {file: file.with_name(f".{file.name}.new") for file in files}
    try:
        for file, content in files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            fresh[file].write_bytes(content)
        for file, new in fresh.items():
            new.replace(file)
    finally:
        for new in fresh.values():
            new.unlink(missing_ok=True)
