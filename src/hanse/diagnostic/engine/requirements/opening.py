"""A condition opened into what it asks for, part by part, so that only what is lacking need be named."""

from dataclasses import dataclass, replace

from hanse.diagnostic.engine.conditions import Scope, holds, read
from hanse.diagnostic.engine.requirements.unfolding import choices, conjuncts, named_left, walked
from hanse.feel.tree import Comparison, Constant, Invocation, Literal, Name, Node
from hanse.feel.writing import written

CONTAINS = "contains"


@dataclass(frozen=True, slots=True)
class Reach:
    """A name compared with a constant; `sign` is = != < <= > or >=, or CONTAINS for a list. `text` is FEEL."""

    text: str
    name: str
    sign: str
    value: Constant


@dataclass(frozen=True, slots=True)
class Several:
    """At least so many of these."""

    text: str
    least: int
    of: tuple["Requirement", ...]


@dataclass(frozen=True, slots=True)
class Other:
    """A condition that cannot be told more simply, and the names that it looks at."""

    text: str
    names: tuple[str, ...]


type Requirement = Reach | Several | Other


def required(text: str, scope: Scope) -> tuple[Requirement, ...]:
    """What a condition asks for: it holds exactly where all of these do."""
    return _all(read(text, scope).tree, scope)


def lacking(parts: tuple[Requirement, ...], scope: Scope) -> tuple[Requirement, ...]:
    """Those of the parts that do not hold for the only unit of a scope; of several, how many more of which."""
    return tuple(left for part in parts if (left := _left(part, scope)) is not None)


def _left(part: Requirement, scope: Scope) -> Requirement | None:
    if isinstance(part, Several):
        left = lacking(part.of, scope)
        least = part.least - (len(part.of) - len(left))
        return replace(part, least=least, of=left) if least > 0 else None
    return None if holds(part.text, scope, 1)[0] else part


def _all(node: Node, scope: Scope) -> tuple[Requirement, ...]:
    parts = conjuncts(node)
    return (_one(node, scope),) if parts is None else tuple(found for part in parts for found in _all(part, scope))


def _one(node: Node, scope: Scope) -> Requirement:
    if found := choices(node):
        least, parts = found
        return Several(written(node), least, tuple(_joined(part, scope) for part in parts))
    if isinstance(node, Comparison):
        node = named_left(node)
    match node:
        case Comparison(operator=sign, left=Name(name=name), right=Literal(value=value)):
            return Reach(written(node), name, sign, value)
        case Invocation(function=Name(name="list contains"), arguments=(Name(name=name), Literal(value=value))):
            return Reach(written(node), name, CONTAINS, value)
    used = (one.name for one in walked(node) if isinstance(one, Name) and one.name in scope.names)
    return Other(written(node), tuple(dict.fromkeys(used)))


def _joined(node: Node, scope: Scope) -> Requirement:
    """A part of a choice as one requirement."""
    parts = _all(node, scope)
    return parts[0] if len(parts) == 1 else Several(written(node), len(parts), parts)
