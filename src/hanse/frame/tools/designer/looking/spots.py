"""From a place in a file to the part of the declaration that stands there."""

from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from hanse.frame.spec.file.forms.base import Form
from hanse.frame.spec.file.forms.blocks import Block
from hanse.frame.spec.file.forms.deriving import procedure_form
from hanse.frame.spec.file.forms.lists import Many, Named
from hanse.frame.spec.file.forms.moves import Moves
from hanse.kernel.yaml.document import Document, Step, Steps


@dataclass(frozen=True, slots=True)
class Spot:
    """`steps` lead to a block of `name: value` lines; `field` is the line in it, empty for the whole block."""

    steps: Steps
    field: str = ""


def spot_at(document: Document, line: int, column: int) -> Spot:
    """The part that begins there, or the nearest before it."""
    here, latest = (line, column), (0, 0)
    best: Steps = ()
    for mark, steps in _marks(document.root):
        if mark == here:
            return spot_of(steps)
        if latest <= mark < here:
            latest, best = mark, steps
    return spot_of(best)


def spot_of(steps: Steps) -> Spot:
    """The innermost block on a way, and which of its lines the way goes on with."""
    form: Form | None = procedure_form()
    block = 0
    for number, step in enumerate(steps, 1):
        form = _within(form, step) if form else None
        if isinstance(form, Block | Moves):
            block = number
    after = steps[block:]
    return Spot(steps[:block], str(after[0]) if after else "")


def narrowed(spot: Spot, part: str) -> Spot:
    """With the line that a fault's part names last: “question lamp, relevant”."""
    form: Form | None = procedure_form()
    for step in spot.steps:
        form = _within(form, step) if form else None
    last = part.rpartition(", ")[2]
    named = not spot.field and isinstance(form, Block) and last in form.forms
    return Spot(spot.steps, last) if named else spot


def _within(form: Form, step: Step) -> Form | None:
    if isinstance(form, Block):
        return form.forms.get(str(step))
    return form.entry if isinstance(form, Many | Named) else None


def _marks(node: Node | None, steps: Steps = ()) -> Iterator[tuple[tuple[int, int], Steps]]:
    """Where every value begins, and then where its name does: the outer ones first."""
    if node is None:
        return
    yield (node.start_mark.line + 1, node.start_mark.column + 1), steps
    if isinstance(node, MappingNode):
        for name, item in node.value:
            further = (*steps, str(name.value))
            yield (name.start_mark.line + 1, name.start_mark.column + 1), further
            yield from _marks(item, further)
    elif isinstance(node, SequenceNode):
        for number, item in enumerate(node.value):
            yield from _marks(item, (*steps, number))
