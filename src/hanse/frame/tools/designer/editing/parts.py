"""The parts of a draft: what stands at a way, by which form of the file, and under which id of texts.

Drafts may be unsound, so nothing here trusts the shape of a value.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hanse.frame.spec.file.forms.base import Form, Plain
from hanse.frame.spec.file.forms.blocks import Block
from hanse.frame.spec.file.forms.deriving import procedure_form
from hanse.frame.spec.file.forms.words import TextForm
from hanse.frame.tools.designer.editing.values import NoSuchStepError, at
from hanse.kernel.yaml.document import Steps


@dataclass(frozen=True, slots=True)
class Part:
    """`block` is the nearest dataclass around it, with the name of the field in it, for descriptions."""

    steps: Steps
    form: Form
    value: Plain
    identity: str
    kind: type
    field: str


def part_at(head: Plain, steps: Steps) -> Part:
    """What stands there, or could: the last steps may name lines that are not written yet. Raises NoSuchStepError."""
    form: Form = procedure_form()
    value, identity = head, ""
    kind, field = procedure_form().kind, ""
    for step in steps:
        if isinstance(form, Block):
            kind, field = form.kind, str(step)
        below = form.below(value, step, identity)
        if below is None:
            raise NoSuchStepError(steps)
        form, identity = below
        value = _child(value, step)
    return Part(steps, form, value, identity, kind, field)


def text_ids(head: Plain) -> dict[Steps, str]:
    """Each text that is written, with the id under which translations find it."""
    return dict(_texts(head, procedure_form(), (), ""))


def _texts(value: Plain, form: Form, steps: Steps, identity: str) -> Iterator[tuple[Steps, str]]:
    if isinstance(form, TextForm):
        if isinstance(value, str):
            yield steps, identity
        elif isinstance(value, Mapping):
            own = value.get("id")
            yield steps, own if isinstance(own, str) else identity
        return
    items = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for step, one in items:
        below = form.below(value, step, identity)
        if below is not None:
            yield from _texts(one, below[0], (*steps, step), below[1])


def _child(value: Plain, step: str | int) -> Plain:
    try:
        return at(value, (step,))
    except NoSuchStepError:
        return None


def words_of(value: Plain) -> str:
    """The words of a text, however it is written; empty where it is none."""
    words = value.get("text") if isinstance(value, Mapping) else value
    return words if isinstance(words, str) else ""
