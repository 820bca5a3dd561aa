"""Closures of three-valued logic (DMN 1.5, 10.3.2.4 and 10.3.2.15, tables 50 and 51) and of `if`.

Anything that is neither true nor false counts as null: unknown, not false.
"""

from typing import Any

from hanse.feel.boxes import Truth
from hanse.feel.compiler.core import Closure, Compiler, Frame, null
from hanse.feel.run import NullResult
from hanse.feel.tree import Conditional, Conjunction, Disjunction
from hanse.feel.values.kinds import a


def conjunction(compiler: Compiler, node: Conjunction) -> Closure:
    """False as soon as one part is false (10.3.2.4); true if all are true; null otherwise."""
    return _chain(compiler, node, decisive=False)


def disjunction(compiler: Compiler, node: Disjunction) -> Closure:
    """True as soon as one part is true (10.3.2.4); false if all are false; null otherwise."""
    return _chain(compiler, node, decisive=True)


def _chain(compiler: Compiler, node: Conjunction | Disjunction, *, decisive: bool) -> Closure:
    closures = compiler.closures(node.parts)
    word = "or" if decisive else "and"
    if len(closures) == 2:
        return _pair(closures[0], closures[1], node, decisive=decisive)

    def evaluate(frame: Frame) -> Any:
        known = True
        for closure in closures:
            value = closure(frame)
            if value is decisive:
                return decisive
            if value is not (not decisive):
                known = False
        return not decisive if known else null(frame, node, f'a part of "{word}" is neither true nor false')

    return evaluate


def _pair(left: Closure, right: Closure, node: Conjunction | Disjunction, *, decisive: bool) -> Closure:
    undecided = not decisive
    text = f'"{"or" if decisive else "and"}" cannot decide: its sides are {{}} and {{}}'

    def evaluate(frame: Frame) -> Any:
        first = left(frame)
        if first is decisive:
            return decisive
        second = right(frame)
        if second is decisive:
            return decisive
        if first is undecided and second is undecided:
            return undecided
        return null(frame, node, text, first, second)

    return evaluate


def truth(compiler: Compiler, node: Truth) -> Closure:
    """Return the closure of a condition in a box of its own (10.2.1.8); NullResult for what is no truth value."""
    closure = compiler.closure(node.value)

    def evaluate(frame: Frame) -> Any:
        value = closure(frame)
        if value is not None and type(value) is not bool:
            raise NullResult(f"the condition is {a(value)}, neither true nor false")
        return value

    return evaluate


def conditional(compiler: Compiler, node: Conditional) -> Closure:
    """Return the closure of `if` (10.3.2.15): anything but true takes the `else`."""
    condition, then, otherwise = compiler.closures((node.condition, node.then, node.otherwise))

    if isinstance(node.condition, Truth):
        return _checked(condition, then, otherwise, node)

    def choose(frame: Frame) -> Any:
        value = then(frame) if condition(frame) is True else otherwise(frame)
        return null(frame, node, "the chosen branch is null") if value is None else value

    return choose


def _checked(condition: Closure, then: Closure, otherwise: Closure, node: Conditional) -> Closure:
    def choose(frame: Frame) -> Any:
        try:
            holds = condition(frame)
        except NullResult as reason:
            return null(frame, node, str(reason))
        value = then(frame) if holds is True else otherwise(frame)
        return null(frame, node, "the chosen branch is null") if value is None else value

    return choose
