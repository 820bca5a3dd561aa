"""Closures of literals, names, lists, contexts, ranges and functions (DMN 1.5, 10.3.2.3 to 10.3.2.8)."""

from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any

from hanse.feel.boxes import Block
from hanse.feel.compiler.core import ITEM, RUN, SCOPE, UNREAD, Closure, Compiler, Frame, null
from hanse.feel.errors import FeelLimitError, FeelValueError
from hanse.feel.run import NullResult, Run
from hanse.feel.tree import AtLiteral, ContextOf, FunctionOf, Interval, ListOf, Literal, Name, Negation, Node, UnaryTest
from hanse.feel.types.conformance import coerced
from hanse.feel.values.arithmetic import negated
from hanse.feel.values.functions import Function
from hanse.feel.values.incoming import PLAIN, to_feel
from hanse.feel.values.kinds import NUMBERS
from hanse.feel.values.ranges import Range, of_test


def constant_of(node: Node) -> Any:
    """Return the value of a node that is the same in every evaluation, or raise ValueError (10.3.1.3)."""
    match node:
        case Literal(value=value) | AtLiteral(value=value):
            return value
        case Negation(operand=Literal(value=value) | AtLiteral(value=value)) if value is not None:
            try:
                return negated(value)
            except NullResult as reason:
                raise ValueError from reason
        case Interval():
            start, end = constant_of(node.start), constant_of(node.end)
            return Range(start, end, node.start_included, node.end_included)
        case UnaryTest():
            return of_test(node.operator, constant_of(node.operand))
        case ListOf():
            return [constant_of(item) for item in node.items]
    raise ValueError("not constant")


def numeric_interval(tests: Sequence[Node]) -> Range | None:
    """Return the interval between two numbers, if that is the only test (10.3.2.7)."""
    if len(tests) != 1 or not isinstance(tests[0], Interval):
        return None
    try:
        bounds = constant_of(tests[0])
    except ValueError:
        return None
    return bounds if type(bounds.start) in NUMBERS and type(bounds.end) in NUMBERS else None


def literal(_compiler: Compiler, node: Literal | AtLiteral) -> Closure:
    """Return the closure of a value that is written out (10.3.2.3)."""
    value = node.value
    if value is None:
        return lambda frame: null(frame, node, "null is written here")
    return lambda _: value


def name(compiler: Compiler, node: Name) -> Closure:
    """An input, a variable, an entry of the item being filtered, or a built-in function, in this order (10.3.2.11)."""
    items, slot = compiler.resolve(node.name)
    outer = _outer(compiler, node, slot)
    if not items:
        return outer
    if node.name == ITEM and items == [slot]:
        return _item(node, items[0])
    key = node.name

    def look_up(frame: Frame) -> Any:
        for item in items:
            value = frame[item]
            if type(value) is dict and key in value:
                return value[key]
        return outer(frame)

    return look_up


def _item(node: Name, slot: int) -> Closure:
    def load(frame: Frame) -> Any:
        value = frame[slot]
        if type(value) is dict and ITEM in value:
            return value[ITEM]
        return null(frame, node, "the element is null") if value is None else value

    return load


def _outer(compiler: Compiler, node: Name, slot: int | None) -> Closure:
    if slot is not None:
        return _input(node, slot) if compiler.is_input(slot) else _variable(node, slot)
    if node.name in compiler.builtins:
        function = compiler.builtins[node.name].as_function()
        return lambda _: function
    return lambda frame: null(frame, node, f'the element has no entry "{node.name}"')


def _variable(node: Name, slot: int) -> Closure:
    def load(frame: Frame) -> Any:
        value = frame[slot]
        return null(frame, node, f"{node.name} is null") if value is None else value

    return load


def _input(node: Name, slot: int) -> Closure:
    key = node.name

    def load(frame: Frame) -> Any:
        value = frame[slot]
        if value is UNREAD:
            value = frame[SCOPE].get(key)
            if type(value) not in PLAIN:
                value = _converted(key, value)
            frame[slot] = value
        return null(frame, node, f"{key} has no value") if value is None else value

    return load


def _converted(name: str, value: Any) -> Any:
    try:
        return to_feel(value)
    except FeelValueError as trouble:
        raise FeelValueError(f"{name}: {trouble}") from None


def list_of(compiler: Compiler, node: ListOf) -> Closure:
    """Return the closure of `[a, b]` (10.3.2.5)."""
    closures = compiler.closures(node.items)
    return lambda frame: [closure(frame) for closure in closures]


def context_of(compiler: Compiler, node: ContextOf) -> Closure:
    """Return the closure of `{a: 1}`; an entry sees those before it (10.3.2.6)."""
    entries: list[tuple[str, int, Closure]] = []
    with ExitStack() as names:
        for key, value in node.entries:
            closure = compiler.closure(value)
            entries.append((key, names.enter_context(compiler.variable(key)), closure))

    def build(frame: Frame) -> Any:
        context = {}
        for key, slot, closure in entries:
            context[key] = frame[slot] = closure(frame)
        return context

    return build


def block(compiler: Compiler, node: Block) -> Closure:
    """Return the closure of a boxed context with a result (10.3.2.6): the entries are its variables."""
    entries: list[tuple[int, Closure]] = []
    with ExitStack() as names:
        for key, value in node.entries:
            closure = compiler.closure(value)
            entries.append((names.enter_context(compiler.variable(key)), closure))
        result = compiler.closure(node.result)

    def evaluate(frame: Frame) -> Any:
        for slot, closure in entries:
            frame[slot] = closure(frame)
        value = result(frame)
        return null(frame, node, "the result is null") if value is None else value

    return evaluate


def interval(compiler: Compiler, node: Interval) -> Closure:
    """Return the closure of `[a..b]` (10.3.2.7)."""
    start, end = compiler.closure(node.start), compiler.closure(node.end)
    return lambda frame: Range(start(frame), end(frame), node.start_included, node.end_included)


def unary_test(compiler: Compiler, node: UnaryTest) -> Closure:
    """Return the closure of `< a` as a value, a range (10.3.2.7)."""
    operand = compiler.closure(node.operand)
    return lambda frame: of_test(node.operator, operand(frame))


def function_of(compiler: Compiler, node: FunctionOf) -> Closure:
    """Return the closure that makes a function, which keeps the values in its scope (10.3.2.8)."""
    with ExitStack() as names:
        slots = [names.enter_context(compiler.variable(parameter)) for parameter in node.parameters]
        with compiler.metered() as meter:
            body = compiler.closure(node.body)
    types = node.types

    def define(frame: Frame) -> Any:
        frame[RUN].spend(_copying(frame))
        captured = frame[:]

        def call(run: Run, arguments: Sequence[Any]) -> Any:
            if len(arguments) != len(slots):
                raise NullResult(f"the function takes {len(slots)}, and was called with {len(arguments)} arguments")
            local = captured[:]
            given = (
                [coerced(one, kind, run) for one, kind in zip(arguments, types, strict=True)] if types else arguments
            )
            for slot, argument in zip(slots, given, strict=True):
                local[slot] = argument
            run.spend(1 + meter.steps + _copying(local))
            return within_call(run, body, local)

        return Function("function", node.parameters, call)

    return define


def within_call(run: Run, body: Closure, frame: Frame) -> Any:
    """Evaluate a function's body one call deeper (10.3.2.13)."""
    if run.calls >= run.limits.calls:
        raise FeelLimitError(f"functions call one another more than {run.limits.calls} deep")
    frame[RUN] = run
    run.calls += 1
    try:
        return body(frame)
    finally:
        run.calls -= 1


def _copying(frame: Frame) -> int:
    """The steps that a copy of a frame costs: of time a little, of memory more."""
    return len(frame) // 16
