"""Closures of what looks at types: `instance of`, and values where a type was declared (DMN 1.5, 10.3.2.9)."""

from typing import Any

from hanse.feel.boxes import Coerced
from hanse.feel.compiler.core import RUN, Closure, Compiler, Frame, null
from hanse.feel.run import NullResult
from hanse.feel.tree import InstanceOf
from hanse.feel.types.conformance import coerced as as_type
from hanse.feel.types.conformance import conforms, is_null, unrestricted


def instance_of(compiler: Compiler, node: InstanceOf) -> Closure:
    """Return the closure of `instance of` (10.3.2.15): null is one of Null alone; tests of values do not count."""
    value, wanted = compiler.closure(node.value), unrestricted(node.type)

    def evaluate(frame: Frame) -> bool:
        found = value(frame)
        return is_null(wanted) if found is None else conforms(found, wanted, frame[RUN])

    return evaluate


def coerced(compiler: Compiler, node: Coerced) -> Closure:
    """Return the closure of a value as the type that is wanted of it (10.3.2.9.4)."""
    value, wanted = compiler.closure(node.value), node.type

    def evaluate(frame: Frame) -> Any:
        try:
            found = as_type(value(frame), wanted, frame[RUN])
        except NullResult as reason:
            return null(frame, node, str(reason))
        return null(frame, node, "the value is null") if found is None else found

    return evaluate
