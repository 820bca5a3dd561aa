"""Types of function calls: what a built-in function takes and gives, by its declaration (DMN 1.5, 10.3.4)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hanse.feel import tree
from hanse.feel.builtins.signature import BuiltIn, Parameter, WrongArguments
from hanse.feel.builtins.table import BUILTINS
from hanse.feel.checking.core import Checker, kind_in, plain
from hanse.feel.checking.operators import misfit
from hanse.feel.types.kinds import ANY, FunctionType, ListType, Simple, Type
from hanse.feel.values.kinds import KINDS, TEMPORAL, Kind


def invocation(checker: Checker, node: tree.Invocation) -> Type:
    """Check the arguments of a call; return the type of its result (10.3.2.13)."""
    types = [checker.type_of(argument) for argument in node.arguments]
    called = node.function
    if isinstance(called, tree.Name) and not checker.knows(called.name) and called.name in BUILTINS:
        return _built_in(checker, node, BUILTINS[called.name], types)
    function = plain(checker.type_of(called))
    if not isinstance(function, FunctionType):
        if kind := kind_in(function):
            checker.note(node.place, f"a {kind} cannot be called")
        return ANY
    if function.parameters is not None and not node.names:
        _arguments(checker, node, function.parameters, types)
    return function.result


def _arguments(checker: Checker, node: tree.Invocation, wanted: Sequence[Type], given: Sequence[Type]) -> None:
    if len(wanted) != len(given):
        checker.note(node.place, f"the function takes {len(wanted)} arguments, and is given {len(given)}")
        return
    for argument, need, have in zip(node.arguments, wanted, given, strict=True):
        if unfit := misfit(have, need):
            checker.note(argument.place, unfit)


def _built_in(checker: Checker, node: tree.Invocation, function: BuiltIn, types: Sequence[Type]) -> Type:
    reasons: list[str] = []
    for one in _declarations(function):
        try:
            order = one.arrange(len(types), node.names)
        except WrongArguments:
            continue
        reason = _unfit(one, zip(one.parameters_for(order, node.names), (types[at] for at in order), strict=True))
        if not reason:
            return result_of(one.implementation) if function.other is None else ANY
        reasons.append(reason)
    if reasons:
        checker.note(node.place, reasons[0])
    return ANY


def _declarations(function: BuiltIn) -> Iterator[BuiltIn]:
    one: BuiltIn | None = function
    while one is not None:
        yield one
        one = one.other


_CHECKED = frozenset(map(str, Kind)) - {Kind.LIST}


def _unfit(function: BuiltIn, meetings: Iterable[tuple[Parameter, Type]]) -> str:
    """Why arguments do not fit: a list may stand for its one element, and an element for a list of it."""
    for parameter, given in meetings:
        kind, wanted = kind_in(given), parameter.kind
        if wanted in _CHECKED and kind not in {None, Kind.NULL, Kind.LIST, wanted}:
            return f'{function.name}: "{parameter.name}" must be a {wanted}, and is a {kind}'
    return ""


_RETURNED = TEMPORAL | {Kind.NUMBER, Kind.STRING, Kind.BOOLEAN}


@cache
def result_of(implementation: Callable[..., Any]) -> Type:
    """Return the type of what an implementation returns, as its annotation has it (10.3.4)."""
    found = get_type_hints(implementation).get("return", Any)
    if get_origin(found) is list:
        return ListType(ANY)
    kinds = {KINDS.get(one) for one in (get_args(found) if isinstance(found, UnionType) else (found,))}
    kind = kinds.pop() if len(kinds) == 1 else None
    return ANY if kind is None or kind not in _RETURNED else Simple(kind)
