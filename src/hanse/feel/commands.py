"""The commands on files: decide by a model, and look at its tables and texts.

    python -m hanse.feel decide fee.dmn Fee --inputs '{"Income": 12000}'
    python -m hanse.feel table fee.dmn

FILE is a DMN file or a table declared in YAML (its name ends in .yaml or .yml). A model's imports are looked for among
the .dmn files beside it.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from hanse.feel.dmn.model import Model, read_model
from hanse.feel.dmn.reading import read_dmn
from hanse.feel.errors import FeelError
from hanse.feel.reasons import Explanation
from hanse.feel.run import Run
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
    except (FeelError, ValueError, OSError) as trouble:
        print(trouble, file=sys.stderr)
        return 2


def model_of(file: Path) -> Model:
    """Read a model or a table of a file, with what it imports of the files beside it."""
    if file.suffix in {".yaml", ".yml"}:
        return load_table(file.read_text(encoding="utf-8")).model()
    return _read(file, _namespaces(file.parent), frozenset())


def _read(file: Path, beside: Mapping[str, Path], reading: frozenset[Path]) -> Model:
    if file in reading:
        raise ValueError(f"{file.name} imports itself, directly or not")
    data = file.read_bytes()
    wanted = {one.namespace for one in read_dmn(data).imports if one.namespace in beside}
    imports = {namespace: _read(beside[namespace], beside, reading | {file}) for namespace in wanted}
    return read_model(data, imports=imports)


def _namespaces(folder: Path) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path in sorted(folder.glob("*.dmn")):
        try:
            found[read_dmn(path.read_bytes()).namespace] = path
        except FeelError:
            continue  # another's file, which nobody asked for
    return found


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m hanse.feel", description=__doc__, formatter_class=_RAW)
    commands = parser.add_subparsers(dest="command", required=True)
    decide = commands.add_parser("decide", help="ask a model for a decision")
    decide.add_argument("file", type=Path)
    decide.add_argument("decision", nargs="?", help="its name; all decisions if left out")
    decide.add_argument("--inputs", default="{}", type=inputs_of, help="the values of the inputs, as a JSON object")
    table = commands.add_parser("table", help="show the gaps and overlaps of the decision tables")
    table.add_argument("file", type=Path)
    return parser.parse_args(arguments)


_RAW = argparse.RawDescriptionHelpFormatter


def inputs_of(text: str) -> dict[str, Any]:
    """Return values by name of a JSON object; raise ValueError."""
    try:
        found = json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError as trouble:
        raise argparse.ArgumentTypeError(f"this is no JSON: {trouble}") from None
    if not isinstance(found, dict):
        raise argparse.ArgumentTypeError('it must be a JSON object, like {"level": 3}')
    return found


def _decide(model: Model, options: argparse.Namespace) -> int:
    if options.decision:
        told = model.decide(options.decision, options.inputs)
        print(_shown(told))
        _why(told)
        return int(told.value is None)
    for name, told in model.decide_all(options.inputs).items():
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
