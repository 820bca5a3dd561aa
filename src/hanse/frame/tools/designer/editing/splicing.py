"""Edits of a text at the place that is meant: every other character, and so every comment, stays as it is.

What stands inside brackets is written anew up to the outermost bracket.
"""

from collections.abc import Sequence

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, SequenceNode

from hanse.frame.spec.file.emitting import emit
from hanse.frame.spec.file.forms.base import Plain
from hanse.frame.tools.designer.editing.spans import Source, child
from hanse.frame.tools.designer.editing.values import NoSuchStepError, place_of
from hanse.kernel.yaml.document import Step, Steps

DEEPER = 4
"""How far in `emit` writes what stands in a list."""


def bracketed(source: Source, steps: Steps) -> Steps | None:
    """The way to the outermost brackets around what stands at `steps`; None where there are none around it."""
    node = source.root
    for number, step in enumerate(steps):
        if isinstance(node, CollectionNode) and node.flow_style:
            return steps[:number]
        try:
            node = child(node, step)[1]
        except NoSuchStepError:
            return None
    return None


def replaced(source: Source, steps: Steps, new: Plain) -> str:
    """Another value for what stands there, outside of brackets."""
    if not steps:
        return emit(new)
    parent, old = source.node(steps[:-1]), source.node(steps)
    name = child(parent, steps[-1])[0]
    if name is not None:
        column, start, words = name.start_mark.column, name.start_mark.index, _line(steps[-1], new)
    else:
        column, start, words = old.start_mark.column, old.start_mark.index, _entry(new)
    end = max(source.end(old), start)
    lines = words.split("\n")
    after = source.text[end:].partition("\n")[0].strip()
    written = _indented(lines, column)
    if len(lines) == 1 or not after:
        return source.text[:start] + written + source.text[end:]
    line = (name or old).start_mark.line
    begin, rest = source.starts[line], end + source.text[end:].index(after) + len(after)
    margin = " " * (len(source.lines[line]) - len(source.lines[line].lstrip(" ")))
    return f"{source.text[:begin]}{margin}{after}\n{source.text[begin:start]}{written}{source.text[rest:]}"


def line_added(source: Source, steps: Steps, new: Plain, order: Sequence[str]) -> str:
    """A new line `name: value` in a block that is written in lines."""
    *around, name = steps
    if source.root is None and not around:
        return _with_lines(source, len(source.lines), _line(name, new))
    block = source.node(tuple(around))
    if not isinstance(block, MappingNode) or block.flow_style or not block.value:
        raise NoSuchStepError(steps)
    names = [str(one.value) for one, _value in block.value]
    column, lines = int(block.value[0][0].start_mark.column), _line(name, new).split("\n")
    before = place_of(str(name), names, order)
    if before == 0:
        start = int(block.value[0][0].start_mark.index)
        return source.text[:start] + _indented(lines, column) + "\n" + " " * column + source.text[start:]
    line = source.last_line(block.value[before - 1][1])
    line = max(line, block.value[before - 1][0].start_mark.line)
    return _with_lines(source, line + 1, " " * column + _indented(lines, column))


def entry_added(source: Source, steps: Steps, position: int, new: Plain) -> str:
    """A new entry in a list that is written in lines."""
    entries = _listed(source, steps)
    column = entries.start_mark.column
    words = f"{' ' * column}- {_indented(_entry(new).split(chr(10)), column + 2)}"
    if position < len(entries.value):
        line = source.comments_over(source.dash_line(entries, position), column)
    else:
        line = source.last_line(entries) + 1
    return _with_lines(source, line, words)


def removed(source: Source, steps: Steps) -> str:
    """Without an entry of a list, or a line of a block; there must be others."""
    parent, node = source.node(steps[:-1]), source.node(steps)
    name = child(parent, steps[-1])[0]
    if isinstance(parent, SequenceNode) and isinstance(steps[-1], int):
        first, column = source.dash_line(parent, steps[-1]), parent.start_mark.column
    else:
        assert name is not None
        first, column = name.start_mark.line, name.start_mark.column
        if source.lines[first][:column].strip():
            return _first_removed(source, parent, name)
    first = source.comments_over(first, column)
    last = max(source.last_line(node), first)
    return source.text[: source.starts[first]] + source.text[source.starts[last + 1] :]


def swapped(source: Source, steps: Steps, number: int) -> str:
    """The entries `number` and the next of a list, each in the place of the other, with the comments over them."""
    entries = _listed(source, steps)
    column = entries.start_mark.column
    (a, b), (c, d) = (
        (source.comments_over(source.dash_line(entries, one), column), source.last_line(entries.value[one]) + 1)
        for one in (number, number + 1)
    )
    lines = [line if line.endswith("\n") else f"{line}\n" for line in source.lines]
    return "".join([*lines[:a], *lines[c:d], *lines[b:c], *lines[a:b], *lines[d:]])


def _listed(source: Source, steps: Steps) -> SequenceNode:
    node = source.node(steps)
    if not isinstance(node, SequenceNode) or node.flow_style or not node.value:
        raise NoSuchStepError(steps)
    return node


def _first_removed(source: Source, parent: Node, name: Node) -> str:
    """The line after a dash goes; the next one comes after the dash."""
    names = [one for one, _value in parent.value]
    following = names[names.index(name) + 1].start_mark.index
    return source.text[: name.start_mark.index] + source.text[following:]


def whole(value: Plain) -> str:
    """A file that holds the value, its blocks in lines."""
    return emit({"": {}, **value}).partition("\n")[2] if isinstance(value, dict) and value else emit(value)


def _line(name: Step, value: Plain) -> str:
    """`name: value` in a block, which the empty one before it keeps out of brackets."""
    return whole({name: value}).rstrip("\n")


def _entry(value: Plain) -> str:
    """What stands after the dash of an entry, its further lines as far in as its first."""
    lines = emit([{}, value]).partition("\n")[2].rstrip("\n").split("\n")
    return "\n".join([lines[0][DEEPER:], *(line[DEEPER:] if line[:DEEPER].isspace() else line for line in lines[1:])])


def _indented(lines: Sequence[str], column: int) -> str:
    """All but the first further in; empty lines stay empty."""
    return "\n".join([lines[0], *(" " * column + line if line else line for line in lines[1:])])


def _with_lines(source: Source, line: int, words: str) -> str:
    before = source.text[: source.starts[line]]
    if before and not before.endswith("\n"):
        before += "\n"
    return f"{before}{words}\n{source.text[source.starts[line] :]}"
