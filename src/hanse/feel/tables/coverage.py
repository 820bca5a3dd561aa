"""Which values no rule of a table covers, and which two rules cover the same (DMN 1.5, 8.2.11).

Exact for cells of comparisons, intervals, enumerations, truth values, dates and durations. A cell that is any other
expression is said to be not checked: it counts as if it might hold, so no gap or overlap that is shown is a false one.
A missing value (null) is left out of account: it is no gap, and no example of an overlap.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from hanse.feel.boxes import Coerced, InputOf, TableOf, Tests
from hanse.feel.policies import HitPolicy
from hanse.feel.run import Run
from hanse.feel.tables.axes import UNNAMED, Axis, NotExact, axis_of
from hanse.feel.tree import Node
from hanse.feel.values.kinds import Kind
from hanse.feel.values.text import literal_of
from hanse.feel.writing import written

MOST_SHOWN = 20
MOST_STEPS = 1_000_000
MOST_INPUTS = 200


@dataclass(frozen=True, slots=True)
class Gap:
    """Values for which no rule holds (8.2.11), one for each input on which it depends."""

    example: Mapping[str, Any]

    def __str__(self) -> str:
        return f"no rule holds for {_shown(self.example)}"


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two rules, by their numbers, and values for which both hold (8.2.11)."""

    first: int
    second: int
    example: Mapping[str, Any]

    def __str__(self) -> str:
        return f"rules {self.first} and {self.second} both hold for {_shown(self.example)}"


@dataclass(frozen=True, slots=True)
class NotChecked:
    """What could not be looked at (8.3.3): the cell of a rule and an input, or all cells of an input (rule 0)."""

    rule: int
    input: str
    why: str

    def __str__(self) -> str:
        place = f"rule {self.rule}, input {self.input}" if self.rule else f"input {self.input}"
        return f"{place}: not checked: {self.why}"


type Finding = Gap | Overlap | NotChecked


@dataclass(frozen=True, slots=True)
class Column:
    """What is known of an input (8.3.2) from outside the table: the kind of its values, and tests that all pass."""

    kind: Kind | None = None
    allowed: tuple[Tests, ...] = ()


def examine(table: TableOf, columns: Sequence[Column] = ()) -> tuple[Finding, ...]:
    """Return the gaps and overlaps of a table (8.2.11), and what could not be checked; of each at most the first 20."""
    known = columns or [Column()] * len(table.inputs)
    names = [name_of(one) for one in table.inputs]
    if len(names) > MOST_INPUTS:
        return (NotChecked(0, names[0], f"the table has {len(names)} inputs; {MOST_INPUTS} are looked at at most"),)
    axes: list[Axis] = []
    unchecked: list[NotChecked] = []
    for place, (one, column, name) in enumerate(zip(table.inputs, known, names, strict=True)):
        cells = [rule.tests[place] for rule in table.rules]
        allowed = (*column.allowed, one.allowed) if one.allowed else column.allowed
        try:
            axis = axis_of(cells, allowed, column.kind)
        except NotExact as reason:
            axis = Axis((UNNAMED,), tuple(1 if cell is None else None for cell in cells), 1)
            unchecked.append(NotChecked(0, name, str(reason)))
        else:
            why = "the cell is an expression"
            unchecked += [NotChecked(rule, name, why) for rule, cell in enumerate(axis.cells, 1) if cell is None]
        axes.append(axis)
    checked = _Checked(names, axes, len(table.rules))
    gaps = () if _has_default(table) or table.policy is HitPolicy.COUNT else checked.gaps()
    overlaps = (one for one in checked.overlaps() if _matters(table, one))
    found: list[Finding] = []
    for part in (gaps, overlaps, unchecked):
        found.extend(islice(part, MOST_SHOWN))
    if checked.steps > MOST_STEPS:
        found.append(NotChecked(0, " and ".join(names), "there are too many combinations to find all gaps"))
    return tuple(found)


def name_of(one: InputOf) -> str:
    """Return an input's expression (8.3.2) as a text."""
    node: Node = one.value
    while isinstance(node, Coerced):
        node = node.value
    return written(node)


def _has_default(table: TableOf) -> bool:
    return any(output.default for output in table.outputs)


def _matters(table: TableOf, overlap: Overlap) -> bool:
    """Whether two rules must not hold at once: never if only one may, and if all must agree where they do not."""
    if table.policy is HitPolicy.UNIQUE:
        return True
    if table.policy is not HitPolicy.ANY:
        return False
    first, second = (_results(table, number) for number in (overlap.first, overlap.second))
    return first != second


def _results(table: TableOf, number: int) -> list[str]:
    results = table.rules[number - 1].results
    return [written(one.value if isinstance(one, Coerced) else one) for one in results]


class _Checked:
    """A table as sets of pieces; sets of rules are the bits of a number, the first rule's the lowest."""

    def __init__(self, names: Sequence[str], axes: Sequence[Axis], rules: int) -> None:
        self._names = names
        self._axes = axes
        self._all = (1 << rules) - 1
        self._holding = [[_rules_at(axis, piece) for piece in range(len(axis.samples))] for axis in axes]
        self._closed: set[tuple[int, int]] = set()
        self.steps = 0

    def gaps(self) -> Iterator[Gap]:
        """Yield gaps, input by input: among the rules that may hold so far, the pieces of the next input."""
        for pieces in self._uncovered(0, self._all):
            yield Gap(self._example(pieces))

    def _uncovered(self, column: int, rules: int) -> Iterator[tuple[int, ...]]:
        if not rules:
            yield ()
            return
        if column == len(self._axes) or (column, rules) in self._closed:
            return
        is_open = False
        seen: dict[int, int] = {}
        for piece, holding in enumerate(self._holding[column]):
            self.steps += 1
            if self.steps > MOST_STEPS:
                return
            left = rules & holding
            if self._axes[column].domain >> piece & 1:
                before, seen[left] = seen.get(left), piece
                # Pieces alike are looked at once; but a gap that begins anew further on is a gap of its own.
                if before is not None and (left or before == piece - 1):
                    continue
                for rest in self._uncovered(column + 1, left):
                    is_open = True
                    yield (piece, *rest)
        if not is_open:
            self._closed.add((column, rules))

    def overlaps(self) -> Iterator[Overlap]:
        """Yield pairs of rules that share a piece of every input; those with a cell not known are left out."""
        unknown = sum(
            1 << rule for rule in range(self._all.bit_length()) if any(axis.cells[rule] is None for axis in self._axes)
        )
        for rule in range(self._all.bit_length()):
            if unknown >> rule & 1:
                continue
            others = self._all & ~unknown & ~((2 << rule) - 1)
            for axis, holding in zip(self._axes, self._holding, strict=True):
                others &= _union(holding[piece] for piece in _bits(axis.cells[rule] or 0))
            for other in _bits(others):
                common = [(axis.cells[rule] or 0) & (axis.cells[other] or 0) for axis in self._axes]
                yield Overlap(rule + 1, other + 1, self._example([next(_bits(one)) for one in common]))

    def _example(self, pieces: Sequence[int]) -> dict[str, Any]:
        found = zip(self._names, self._axes, pieces, strict=False)
        return {name: axis.samples[piece] for name, axis, piece in found if axis.samples[piece] is not UNNAMED}


def _rules_at(axis: Axis, piece: int) -> int:
    return sum(1 << rule for rule, cell in enumerate(axis.cells) if cell is None or cell >> piece & 1)


def _union(masks: Iterator[int]) -> int:
    made = 0
    for mask in masks:
        made |= mask
    return made


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _shown(example: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} = {_literal(value)}" for name, value in example.items()) or "any values"


def _literal(value: Any) -> str:
    text = literal_of(value, Run())
    return text if isinstance(value, str | bool | int) or not hasattr(value, "__dataclass_fields__") else f'@"{text}"'
