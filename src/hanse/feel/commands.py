"""The commands on files: decide by a model, and look at its tables and texts.

    python -m hanse.feel decide fee.dmn Fee --inputs '{"Income": 12000}'
    python -m hanse.feel table fee.dmn

FILE is a DMN file or a table declared in YAML (its name ends in .yaml or .yml). A model's imports are looked for among
the .dmn files beside it.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from hanse.feel.dmn.errors import unknown
from hanse.feel.dmn.model import Model
from hanse.feel.dmn.reading import read_dmn
from hanse.feel.errors import FeelError
from hanse.feel.reasons import Explanation
from hanse.feel.run import Run
from hanse.feel.scope import scope_in
from hanse.feel.tables.coverage import NotChecked
from hanse.feel.tables.document import load_table
from hanse.feel.tables.models import examine_model
from hanse.feel.values.incoming import to_feel
from hanse.feel.values.text import literal_of

COMMANDS = ("decide", "table")


def run(arguments: list[str]) -> int:
    """Run one of the commands; return 0 if all is well, 1 for a null or findings, 2 for what cannot be read."""
    options = _options(arguments)
    try:
        model = model_of(options.file)
        return _decide(model, options) if options.command == "decide" else _table(model, options.file.name)
    except (FeelError, ValueError) as trouble:
        print(trouble, file=sys.stderr)
        return 2


def model_of(file: Path) -> Model:
    """Read a model or a table of a file, with what it imports of the files beside it. Raises ValueError."""
    if file.suffix in {".yaml", ".yml"}:
        with _said_of(file):
            return load_table(file.read_text(encoding="utf-8")).model()
    return _read(file, _namespaces(file.parent), frozenset())


def _read(file: Path, beside: Mapping[str, Path], reading: frozenset[Path]) -> Model:
    if file in reading:
        raise ValueError(f"{file.name} imports itself, directly or not")
    with _said_of(file):
        definitions = read_dmn(file.read_bytes())
    wanted = {one.namespace for one in definitions.imports if one.namespace in beside}
    imports = {namespace: _read(beside[namespace], beside, reading | {file}) for namespace in wanted}
    return Model(definitions, imports=imports)


@contextmanager
def _said_of(file: Path) -> Iterator[None]:
    """What is wrong with a file, in a sentence that names it."""
    try:
        yield
    except UnicodeDecodeError as trouble:
        raise ValueError(f"{file}: byte {trouble.start + 1} is no UTF-8; save the file as UTF-8") from None
    except OSError as trouble:
        raise ValueError(f"{file}: {_WHY.get(type(trouble), trouble.strerror)}") from None
    except FeelError as trouble:
        raise ValueError(f"{file}: {trouble}") from None


_WHY: Mapping[type, str] = {
    FileNotFoundError: "there is no such file",
    IsADirectoryError: "this is a folder; name a file in it",
    NotADirectoryError: "there is no such file",
    PermissionError: "you may not read this file",
}


def _namespaces(folder: Path) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path in sorted(folder.glob("*.dmn")):
        with suppress(FeelError, OSError):  # another's file, which nobody asked for
            found[read_dmn(path.read_bytes()).namespace] = path
    return found


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m hanse.feel", description=__doc__, formatter_class=_RAW)
    commands = parser.add_subparsers(dest="command", required=True)
    decide = commands.add_parser("decide", help="ask a model for a decision")
    decide.add_argument("file", type=Path)
    decide.add_argument("decision", nargs="?", help="its name; all decisions if left out")
    decide.add_argument("--inputs", default="{}", help="the values of the inputs, as a JSON object")
    table = commands.add_parser("table", help="show the gaps and overlaps of the decision tables")
    table.add_argument("file", type=Path)
    return parser.parse_args(arguments)


_RAW = argparse.RawDescriptionHelpFormatter


def _decide(model: Model, options: argparse.Namespace) -> int:
    inputs = scope_in(options.inputs, "--inputs")
    for name in inputs:
        if name not in model.inputs:
            raise ValueError(f"--inputs: {unknown('input', name, model.inputs)}")
    if options.decision:
        told = model.decide(options.decision, inputs)
        print(_shown(told))
        _why(told)
        return int(told.value is None)
    for name, told in model.decide_all(inputs).items():
        print(f"{name} = {_shown(told)}")
        _why(told)
    return 0


def _shown(told: Explanation) -> str:
    return literal_of(to_feel(told.value), Run())


def _why(told: Explanation) -> None:
    if told.value is None:
        print(told, file=sys.stderr)


def _table(model: Model, file: str) -> int:
    print(file)
    count = 0
    for problem in model.problems:
        count += 1
        print(f"  {problem.where}, line {problem.line}, column {problem.column}: {problem.message}")
    for one in examine_model(model):
        count += sum(not isinstance(finding, NotChecked) for finding in one.findings)
        print(f"  {one.where}, {one.rules} rules:{'' if one.findings else ' no gap and no overlap'}")
        for finding in one.findings:
            print(f"    {finding}")
    return int(count > 0)
