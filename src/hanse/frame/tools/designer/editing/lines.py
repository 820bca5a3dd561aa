"""Every line of a draft that holds something, with the block and field that it is a line of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hanse.frame.spec.file.forms.base import Form, Plain
from hanse.frame.spec.file.forms.blocks import Block
from hanse.frame.spec.file.forms.deriving import procedure_form
from hanse.frame.spec.file.forms.moves import SAYS, Moves
from hanse.frame.spec.file.forms.tables import TableForm
from hanse.frame.spec.file.forms.words import TextForm
from hanse.kernel.yaml.document import Steps


@dataclass(frozen=True, slots=True)
class Line:
    """`field` of a block of `kind`; `value` is a scalar, a text, or what has no form further down (answers, tables)."""

    steps: Steps
    kind: type
    field: str
    value: Plain

    def is_one_of(self, wanted: Mapping[tuple[str, str], tuple[str, ...]], what: str) -> bool:
        """Whether the line is among those that hold a `what`."""
        return any(what in wanted.get((one.__name__, self.field), ()) for one in self.kind.__mro__)


TABLE = "table"
"""The field of a block whose lines are those of a decision table as well."""


def lines_in(head: Plain) -> Iterator[Line]:
    """However unsound the draft is."""
    form = procedure_form()
    yield from _lines(head, form, (), form.kind, "")


def _lines(value: Plain, form: Form, steps: Steps, kind: type, field: str) -> Iterator[Line]:
    if isinstance(form, Block) and isinstance(value, Mapping):
        if any(isinstance(one, TableForm) for one in form.forms.values()):
            yield Line(steps, form.kind, TABLE, value)
        for step, one in value.items():
            below = form.below(value, step, "")
            if below is not None:
                yield from _lines(one, below[0], (*steps, step), form.kind, str(step))
        return
    if isinstance(form, Moves) and isinstance(value, Mapping):
        yield from _move(value, form, steps)
        return
    items = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    inner = [(step, one, form.below(value, step, "")) for step, one in items]
    if isinstance(form, TextForm) or not any(below for _step, _one, below in inner):
        yield Line(steps, kind, field, value)
        return
    for step, one, below in inner:
        if below is not None:
            yield from _lines(one, below[0], (*steps, step), kind, field)


def _move(value: Mapping[str, Plain], form: Moves, steps: Steps) -> Iterator[Line]:
    """The line that names a move gives one of its fields."""
    word = next((word for word in SAYS if word in value), None)
    for step, one in value.items() if word else ():
        below = form.below(value, step, "")
        if below is not None and word:
            kind, named = SAYS[word]
            yield from _lines(one, below[0], (*steps, step), kind, named if named and step == word else str(step))
