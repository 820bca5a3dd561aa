"""Closures of function calls (DMN 1.5, 10.3.2.13)."""

from collections.abc import Sequence
from typing import Any

from hanse.feel.builtins.signature import BuiltIn, WrongArguments
from hanse.feel.compiler.core import RUN, Closure, Compiler, Frame, null
from hanse.feel.run import NullResult
from hanse.feel.tree import Invocation, Name
from hanse.feel.values.functions import Function
from hanse.feel.values.kinds import a


def invocation(compiler: Compiler, node: Invocation) -> Closure:
    """Return the closure of a call (10.3.2.13); a built-in's arguments are put in order before anything runs."""
    called = node.function
    if isinstance(called, Name) and compiler.resolve(called.name)[1] is None and called.name in compiler.builtins:
        return _built_in(compiler, node, compiler.builtins[called.name])
    return _dynamic(compiler, node)


def _built_in(compiler: Compiler, node: Invocation, function: BuiltIn) -> Closure:
    try:
        function = function.for_arguments(len(node.arguments), node.names)
        order = function.arrange(len(node.arguments), node.names)
    except WrongArguments as trouble:
        compiler.refuse(node.place, str(trouble), expected=(function.declaration,))
    closures = compiler.closures([node.arguments[position] for position in order])
    parameters = function.parameters_for(order, node.names)
    by_name = bool(node.names)

    def call(frame: Frame) -> Any:
        arguments = [closure(frame) for closure in closures]
        try:
            result = function.call(frame[RUN], arguments, parameters, by_name=by_name)
        except NullResult as reason:
            return null(frame, node, f"{function.name}: {reason}")
        return result

    return call


def _dynamic(compiler: Compiler, node: Invocation) -> Closure:
    called = compiler.closure(node.function)
    closures = compiler.closures(node.arguments)

    def call(frame: Frame) -> Any:
        function = called(frame)
        if type(function) is not Function:
            return null(frame, node, f"{a(function)} cannot be called")
        arguments = [closure(frame) for closure in closures]
        try:
            result = function.call(frame[RUN], _in_order(function, arguments, node.names))
        except NullResult as reason:
            return null(frame, node, str(reason))
        return null(frame, node, "the function's result is null") if result is None else result

    return call


def _in_order(function: Function, arguments: list[Any], names: Sequence[str]) -> list[Any]:
    if names:
        given = dict(zip(names, arguments, strict=True))
        if set(given) != set(function.parameters):
            raise NullResult(f"the function takes {', '.join(function.parameters)}; given: {', '.join(names)}")
        return [given[parameter] for parameter in function.parameters]
    return arguments
