"""Closures of + - * / ** and of the sign (DMN 1.5, 10.3.2.15)."""

from decimal import Decimal, DecimalException
from typing import Any

from hanse.feel.compiler.core import RUN, Closure, Compiler, Frame, null
from hanse.feel.compiler.values import constant_of
from hanse.feel.run import NullResult
from hanse.feel.tree import Arithmetic, Negation
from hanse.feel.values.arithmetic import OF_NUMBERS, calculate, negated
from hanse.feel.values.kinds import NUMBERS


def arithmetic(compiler: Compiler, node: Arithmetic) -> Closure:
    """Return the closure of an operation (10.3.2.15); two numbers take a short way, all else the tables of kinds."""
    left, right = compiler.closure(node.left), compiler.closure(node.right)
    decimal = OF_NUMBERS[node.operator]

    def evaluate(frame: Frame) -> Any:
        first, second = left(frame), right(frame)
        if type(first) in NUMBERS and type(second) in NUMBERS:
            try:
                return decimal(first, second)
            except DecimalException:
                pass  # the long way says why
        try:
            return calculate(node.operator, first, second, frame[RUN])
        except NullResult as reason:
            return null(frame, node, str(reason))

    return evaluate


def negation(compiler: Compiler, node: Negation) -> Closure:
    """Return the closure of `-a` (10.3.2.15, table 62)."""
    try:
        constant: Decimal = constant_of(node)
    except ValueError:
        return _negation(compiler.closure(node.operand), node)
    return lambda _: constant


def _negation(operand: Closure, node: Negation) -> Closure:
    def evaluate(frame: Frame) -> Any:
        try:
            return negated(operand(frame))
        except NullResult as reason:
            return null(frame, node, str(reason))

    return evaluate
