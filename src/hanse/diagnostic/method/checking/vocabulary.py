"""The names that a framework's conditions and formulas may use, and how a wrong one is told."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from hanse.diagnostic.engine.conditions import NUMBER, TEXT, Shape, check, question_shapes
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.model.tables import ColumnKind, Table
from hanse.diagnostic.method.reading.files import Files
from hanse.diagnostic.method.tables.frame import columns_of
from hanse.feel.errors import FeelError
from hanse.kernel.yaml.document import Steps
from hanse.kernel.yaml.shape import nearest


def column_shape(kind: ColumnKind) -> Shape:
    """What a column holds, for conditions."""
    return NUMBER if kind is ColumnKind.NUMBER else TEXT


class Vocabulary:
    """What a framework names, and where in its files; faults are noted there."""

    def __init__(self, framework: Framework, source: Files, keys: Mapping[str, Steps]) -> None:
        self.framework = framework
        self.source = source
        self.keys = keys

    @cached_property
    def columns(self) -> Mapping[str, ColumnKind]:
        """Columns of the tables that have a row per unit."""
        tables = (table for table in self.framework.tables if not table.roster)
        return {column.key: column.kind for table in tables for column in columns_of(table)}

    @cached_property
    def questions(self) -> Mapping[str, int]:
        """Places of the questions in the file."""
        return {question.key: place for place, question in enumerate(self.framework.questions)}

    @cached_property
    def inputs(self) -> frozenset[str]:
        """What was answered: columns and questions."""
        return frozenset((*self.columns, *self.questions))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Inputs that hold numbers."""
        asked = (one.key for one in self.framework.questions if one.kind == "number")
        return frozenset((*(key for key, kind in self.columns.items() if kind is ColumnKind.NUMBER), *asked))

    @cached_property
    def tree(self) -> frozenset[str]:
        """Nodes and measures."""
        root = self.framework.root
        return frozenset((*(node.key for node in root.nodes()), *(measure.key for measure in root.measures())))

    def table(self, key: str) -> Table | None:
        return next((table for table in self.framework.tables if table.key == key), None)

    def known(self, path: Steps, name: str, names: Iterable[str], what: str) -> bool:
        """Note a fault unless `name` is one of `names`; `what` is what it should be, such as “column”."""
        known = list(names)
        if name in known:
            return True
        self.source.fault(path, f"there is no {what} “{name}”", do=nearest(name, known))
        return False

    @cached_property
    def shapes(self) -> Mapping[str, Shape]:
        """What conditions may name of what was answered."""
        asked = (named for question in self.framework.questions for named in question_shapes(question))
        return {**{key: column_shape(kind) for key, kind in self.columns.items()}, **dict(asked)}

    @cached_property
    def results(self) -> Mapping[str, Shape]:
        """What conditions on results may name: what was answered, and the scores of nodes and measures."""
        return {**dict.fromkeys(self.tree, NUMBER), **self.shapes}

    def condition(self, path: Steps, text: str, shapes: Mapping[str, Shape]) -> None:
        """Note a fault unless `text` is FEEL over these names that arrays can compute."""
        try:
            check(text, shapes)
        except FeelError as error:
            self.source.fault(path, f"cannot be read as FEEL: {str(error).splitlines()[0]}".rstrip("."))
