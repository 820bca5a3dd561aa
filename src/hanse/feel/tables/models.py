"""The decision tables of a whole model (DMN 1.5, 8.2), wherever they stand in it, and what is found in each."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from hanse.feel.boxes import InputOf, TableOf, Tests
from hanse.feel.builtins.table import NAMES
from hanse.feel.checking.check import check
from hanse.feel.checking.core import kind_in
from hanse.feel.dmn.compiled import Logic
from hanse.feel.dmn.model import Model
from hanse.feel.errors import FeelSyntaxError
from hanse.feel.limits import DEFAULT
from hanse.feel.names import Names
from hanse.feel.parser.grammar import read_tests
from hanse.feel.tables.coverage import Column, Finding, examine
from hanse.feel.tree import FunctionOf, Node
from hanse.feel.types.kinds import Named, Restricted, Type


@dataclass(frozen=True, slots=True)
class Examined:
    """A table of a model (8.2): where it stands, how many rules it has, and what was found."""

    where: str
    rules: int
    findings: tuple[Finding, ...]


def examine_model(model: Model) -> Iterator[Examined]:
    """Yield every decision table (8.2) of a model with its gaps and overlaps, in the order of the file."""
    for one in model.linked.own:
        for table, types in _tables(one.root, _seen(model, one)):
            columns = [_column(column, types) for column in table.inputs]
            yield Examined(table.place.where, len(table.rules), examine(table, columns))


def _seen(model: Model, one: Logic) -> dict[str, Type]:
    required = (model.linked.logic.get(link.key) for link in one.requires if not link.prefix)
    return {found.element.name: found.type for found in required if found is not None}


def _tables(node: Node, types: Mapping[str, Type]) -> Iterator[tuple[TableOf, Mapping[str, Type]]]:
    if isinstance(node, TableOf):
        yield node, types
    if isinstance(node, FunctionOf) and node.types:
        types = {**types, **dict(zip(node.parameters, node.types, strict=True))}
    for child in node.children():
        yield from _tables(child, types)


def _column(one: InputOf, types: Mapping[str, Type]) -> Column:
    kind = check(one.value, types).type
    return Column(kind_in(kind), tuple(_allowed(kind)))


def _allowed(kind: Type) -> Iterator[Tests]:
    """The tests that all values of a type pass."""
    while isinstance(kind, Named | Restricted):
        if isinstance(kind, Restricted):
            with suppress(FeelSyntaxError):  # a problem of the model, told there; no bound for the table
                tests = read_tests(kind.words, names=Names(()), builtins=NAMES, limits=DEFAULT).tree
                assert isinstance(tests, Tests)
                yield tests
        kind = kind.meaning if isinstance(kind, Named) else kind.base
