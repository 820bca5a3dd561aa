"""The beginning of a service, written into a folder of its own: from the starter, from a template, or from a form."""

import re
from pathlib import Path
from shutil import copytree
from string import Template

from hanse.frame.spec.deadlines import Calendar
from hanse.frame.spec.file.reading import HEAD
from hanse.frame.spec.file.writing import save_procedure
from hanse.frame.spec.file.xlsform.importing import import_xlsform
from hanse.frame.spec.file.xlsform.troubles import Trouble
from hanse.frame.tools.carried import templates

STARTER = Path(__file__).with_name("starter") / HEAD
KEY = re.compile(r"[a-z][a-z0-9_]*")


class CannotBeginError(Exception):
    """Nothing was written; the message says why, and what to do."""


def free(folder: Path, key: str) -> Path:
    """The folder of the new service. Raises CannotBeginError where something lies already, and for a wrong key."""
    if not KEY.fullmatch(key):
        raise CannotBeginError(f"“{key}” is no key. Begin with a small letter; go on with small letters, digits and _.")
    made = folder / key
    if made.exists():
        raise CannotBeginError(f"{made} is there already, and nothing is overwritten. Choose another key or folder.")
    return made


def from_starter(made: Path, calendar: Calendar) -> None:
    """A small service that is sound and explains itself."""
    key = made.name
    words = {
        "key": key,
        "title": key.replace("_", " ").capitalize(),
        "country": calendar.country,
        "zone": calendar.zone,
    }
    made.mkdir(parents=True)
    text = Template(STARTER.read_text(encoding="utf-8")).substitute(words)
    (made / HEAD).write_text(text, encoding="utf-8", newline="\n")


def from_template(made: Path, name: str) -> None:
    """A template under a key of its own, with its comments. Raises CannotBeginError."""
    there = templates()
    if name not in there:
        raise CannotBeginError(f"There is no template “{name}”. There are: {', '.join(there)}.")
    copytree(there[name], made)
    head = made / HEAD
    text = head.read_text(encoding="utf-8")
    head.write_text(re.sub(rf"(?m)^key: {name}$", f"key: {made.name}", text), encoding="utf-8", newline="\n")


def from_xlsform(made: Path, form: Path, calendar: Calendar) -> tuple[Trouble, ...]:
    """What could not be carried over, by row. Raises XlsFormError and ProcedureError."""
    imported = import_xlsform(form, calendar=calendar, key=made.name)
    save_procedure(imported.procedure, made)
    return imported.troubles
