"""Why a result is null: the reasons noted in one evaluation, from the result down to its causes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hanse.feel.boxes import InputOf, OutputOf, RuleOf
from hanse.feel.run import Reason
from hanse.feel.tree import Conditional, ContextOf, Filter, FunctionOf, Iteration, ListOf, Loop, Node

_SEEN_THROUGH = (ListOf, ContextOf, Iteration, Loop, Filter, FunctionOf, InputOf, OutputOf, RuleOf)
"""Nodes that are never null themselves, and hold what may be."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A result and, if it is null, the reasons: causes first, what followed from them after."""

    value: Any
    reasons: tuple[Reason, ...]

    def __str__(self) -> str:
        return "\n".join(map(str, self.reasons))


def causes(root: Node, reasons: Mapping[int, Reason]) -> tuple[Reason, ...]:
    """Return the reasons that bear on the root's being null, the deepest first."""
    levels = sorted(_found(root, reasons, 0), key=lambda found: -found[0])
    return tuple(dict.fromkeys(reason for _, reason in levels))


def _found(node: Node, reasons: Mapping[int, Reason], level: int) -> Iterator[tuple[int, Reason]]:
    own = reasons.get(id(node))
    if own is not None:
        yield level, own
    elif not isinstance(node, _SEEN_THROUGH):
        return
    for child in node.children():
        if isinstance(node, Conditional) and child is node.condition:
            continue
        yield from _found(child, reasons, level + 1)
