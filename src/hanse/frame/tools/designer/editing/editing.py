"""Edits of a file: text in, text out. Comments and order stay; what is meant is checked against the plain values.

Where a text is written in a way that no place of it can be changed alone (anchors, say), it is written anew, and its
comments go.
"""

from collections.abc import Callable, Mapping, Sequence

from hanse.frame.spec.file.forms.base import Plain
from hanse.frame.tools.designer.editing import splicing, values
from hanse.frame.tools.designer.editing.spans import Source
from hanse.kernel.yaml.document import Document, Steps, parse_yaml
from hanse.kernel.yaml.problems import DocumentError

NAME = "file"


def set_value(text: str, steps: Steps, value: Plain, order: Sequence[str] = ()) -> str:
    """`value` at `steps`; where a block or list stood there, only what is different in it changes.

    `order` says after which lines a new one goes. Raises DocumentError for what is no YAML, and NoSuchStepError.
    """
    document = parse_yaml(text, NAME)
    old = values.found(document.value, steps)
    if old == value and type(old) is type(value):
        return text
    if isinstance(old, dict) and isinstance(value, dict) and old.keys() & value.keys():
        return _merged(text, steps, old, value, order)
    if isinstance(old, list) and isinstance(value, list) and old and value:
        return _merged_list(text, steps, old, value)
    return _applied(document, text, values.put(document.value, steps, value, order), steps, _set(steps, value, order))


def add_part(text: str, steps: Steps, position: int, value: Plain, order: Sequence[str] = ()) -> str:
    """`value` as an entry of the list at `steps`, which is made where it is not there."""
    document = parse_yaml(text, NAME)
    there = values.found(document.value, steps)
    if not isinstance(there, list) or not there:
        return set_value(text, steps, [value], order)
    wanted = values.insert(document.value, steps, position, value)
    return _applied(
        document, text, wanted, (*steps, 0), lambda source: splicing.entry_added(source, steps, position, value)
    )


def remove_part(text: str, steps: Steps) -> str:
    """Without what stands at `steps`, and the comments right over it; a list that is empty then goes as well."""
    document = parse_yaml(text, NAME)
    wanted = values.drop(document.value, steps)
    gone = steps
    while len(values.at(document.value, gone[:-1])) == 1:
        if len(gone) == 1 or isinstance(gone[-2], int):
            return set_value(text, gone[:-1], values.at(wanted, gone[:-1]))
        gone = gone[:-1]
    return _applied(document, text, wanted, gone, lambda source: splicing.removed(source, gone))


def move_part(text: str, steps: Steps, by: int) -> str:
    """An entry of a list, so many places further down, or up where `by` is below zero."""
    *around, number = steps
    assert isinstance(number, int)
    for _time in range(abs(by)):
        to = number + (1 if by > 0 else -1)
        text = _swapped(text, tuple(around), number, to)
        number = to
    return text


def _swapped(text: str, steps: Steps, number: int, to: int) -> str:
    document = parse_yaml(text, NAME)
    wanted = values.shift(document.value, (*steps, number), to)
    first = min(number, to)
    return _applied(document, text, wanted, (*steps, number), lambda source: splicing.swapped(source, steps, first))


def _set(steps: Steps, value: Plain, order: Sequence[str]) -> Callable[[Source], str]:
    def made(source: Source) -> str:
        try:
            source.node(steps)
        except values.NoSuchStepError:
            return splicing.line_added(source, steps, value, order)
        return splicing.replaced(source, steps, value)

    return made


def _merged(text: str, steps: Steps, old: Mapping[str, Plain], new: Mapping[str, Plain], order: Sequence[str]) -> str:
    """One change after another, so that comments at what stays do so too."""
    for name in [*old]:
        if name not in new:
            text = remove_part(text, (*steps, name))
    for name, value in new.items():
        text = set_value(text, (*steps, name), value, order or tuple(new))
    return text


def _merged_list(text: str, steps: Steps, old: Sequence[Plain], new: Sequence[Plain]) -> str:
    """What is the same at the beginning and at the end stays; between, entry by entry."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    both = min(len(old), len(new)) - end
    for number in range(start, both):
        text = set_value(text, (*steps, number), new[number])
    for number in reversed(range(both, len(old) - end)):
        text = remove_part(text, (*steps, number))
    for number in range(both, len(new) - end):
        text = add_part(text, steps, number, new[number])
    return text


def _applied(document: Document, text: str, wanted: Plain, steps: Steps, splice: Callable[[Source], str]) -> str:
    """The text by `splice`, where it then holds what is wanted."""
    source = Source(text, document.root)
    brackets = splicing.bracketed(source, steps)
    try:
        if brackets is not None:
            made = splicing.replaced(source, brackets, values.at(wanted, brackets))
        else:
            made = splice(source)
        if same(parse_yaml(made, NAME).value, wanted):
            return made
    except (DocumentError, values.NoSuchStepError):
        return splicing.whole(wanted)
    return splicing.whole(wanted)


def same(one: Plain, other: Plain) -> bool:
    """Whether two values are alike, order included, and truth values no numbers."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)
