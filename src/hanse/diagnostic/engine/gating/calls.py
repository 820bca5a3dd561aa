"""The built-in functions that a gate may call."""

from collections.abc import Callable, Mapping

import numpy as np

from hanse.diagnostic.engine.gating import lists
from hanse.diagnostic.engine.gating.comparing import contained
from hanse.diagnostic.engine.gating.terms import Compilation, Data, Items, Kind, Meaning, Term
from hanse.diagnostic.engine.threefold import Values
from hanse.feel import tree

type Reader = Callable[[Compilation, tree.Node], Meaning]
type ItemsReader = Callable[[Compilation, tree.Node], Items]

USABLE = (
    "use not, count, sum, mean, min, max, median, stddev, all, any, list contains, "
    "abs, floor, ceiling, sqrt, log or exp"
)
_OF_LISTS = frozenset({"count", "all", "any", *lists.REDUCTIONS})
_OF_NUMBERS: Mapping[str, Callable[[Values], Values]] = {
    "abs": np.abs,
    "floor": np.floor,
    "ceiling": np.ceil,
    "sqrt": np.sqrt,
    "log": np.log,
    "exp": np.exp,
}
_INEXACT = frozenset({"sqrt", "log", "exp"})


def called(work: Compilation, node: tree.Invocation, meaning: Reader, items: ItemsReader) -> Term:
    """The term of a call; `meaning` and `items` read its arguments."""
    name = node.function.name if isinstance(node.function, tree.Name) else ""
    arguments = node.arguments
    if name in _OF_LISTS:
        written = tree.ListOf(node.place, arguments) if len(arguments) > 1 else arguments[0]
        return _of_list(work, node, name, items(work, written))
    if name == "list contains" and not node.names:
        value = _single(work, arguments[1], meaning(work, arguments[1]))
        held = items(work, arguments[0])
        return lists.null_or(held, contained(work, node.place, value, held))
    if name == "not" or (name in _OF_NUMBERS and len(arguments) == 1):
        return _of_value(work, node, name, _single(work, arguments[0], meaning(work, arguments[0])))
    raise work.refuse(node.place, f'a gate cannot call "{name or "this"}"', USABLE)


def _of_list(work: Compilation, node: tree.Invocation, name: str, items: Items) -> Term:
    if name == "count":
        return lists.count(items)
    wanted = Kind.TRUTH if name in {"all", "any"} else Kind.NUMBER
    for term in items.terms:
        if term.kind not in {wanted, Kind.NULL}:
            raise work.refuse(node.place, f"{name} takes {wanted}s, and the list holds a {term.kind}", "mend the list")
    return lists.reduced(items, name) if wanted is Kind.NUMBER else lists.decided(items, decisive=name == "any")


def _of_value(work: Compilation, node: tree.Invocation, name: str, value: Term) -> Term:
    wanted = Kind.TRUTH if name == "not" else Kind.NUMBER
    if value.kind not in {wanted, Kind.NULL}:
        raise work.refuse(node.place, f"{name} takes a {wanted}, and this is a {value.kind}", f"write a {wanted}")
    if name == "not":
        return Term(Kind.TRUTH, lambda data: 1.0 - value.compute(data))
    function = _OF_NUMBERS[name]

    def compute(data: Data) -> Values:
        with np.errstate(all="ignore"):
            result = function(value.compute(data))
        return np.where(np.isfinite(result), result, np.nan)

    return Term(Kind.NUMBER, compute, is_calculated=value.is_calculated or name in _INEXACT)


def _single(work: Compilation, node: tree.Node, meaning: Meaning) -> Term:
    if isinstance(meaning, Term):
        return meaning
    raise work.refuse(node.place, "a list or range stands where a single value is needed", USABLE)
