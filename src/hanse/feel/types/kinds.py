"""Types (DMN 1.5, 10.3.2.9): what `instance of`, parameters and declared variables say of a value.

A type that a model defines has a name; it may restrict another by tests (`allowed`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from hanse.feel.run import Run
from hanse.feel.values.kinds import Kind


@dataclass(frozen=True, slots=True)
class Anything:
    """Any value at all."""

    def __str__(self) -> str:
        return "Any"


@dataclass(frozen=True, slots=True)
class Simple:
    """One of the built-in kinds: a number, a date and so on."""

    kind: Kind

    def __str__(self) -> str:
        return "Null" if self.kind is Kind.NULL else str(self.kind)


@dataclass(frozen=True, slots=True)
class ListType:
    """A list whose elements are all of one type."""

    element: "Type"

    def __str__(self) -> str:
        return f"list<{self.element}>"


@dataclass(frozen=True, slots=True)
class RangeType:
    """A range of values of one type."""

    bound: "Type"

    def __str__(self) -> str:
        return f"range<{self.bound}>"


@dataclass(frozen=True, slots=True)
class ContextType:
    """A context that has these entries at least; none are named for any context."""

    entries: Mapping[str, "Type"] = field(default_factory=lambda: MappingProxyType({}))

    def __str__(self) -> str:
        inside = ", ".join(f"{name}: {kind}" for name, kind in self.entries.items())
        return f"context<{inside}>" if inside else "context"


@dataclass(frozen=True, slots=True)
class FunctionType:
    """A function; `parameters` None for any number of them."""

    parameters: tuple["Type", ...] | None
    result: "Type"

    def __str__(self) -> str:
        if self.parameters is None:
            return "function"
        return f"function<{', '.join(map(str, self.parameters))}> -> {self.result}"


@dataclass(frozen=True, slots=True, eq=False)
class Restricted:
    """A type of which only the values that pass `allows` belong; `words` are its tests as they were written."""

    base: "Type"
    allows: Callable[[Any, Run], bool]
    words: str

    def __str__(self) -> str:
        return f"{self.base} ({self.words})"


@dataclass(slots=True, eq=False)
class Named:
    """A type by the name that a model gives it; what it means is filled in when the model has been read."""

    name: str
    meaning: "Type" = field(default_factory=Anything)

    def __str__(self) -> str:
        return self.name


type Type = Anything | Simple | ListType | RangeType | ContextType | FunctionType | Restricted | Named

ANY = Anything()
BUILT_IN: Mapping[str, Type] = MappingProxyType(
    {
        "Any": ANY,
        "Null": Simple(Kind.NULL),
        **{
            str(kind): Simple(kind)
            for kind in (
                Kind.NUMBER,
                Kind.STRING,
                Kind.BOOLEAN,
                Kind.DATE,
                Kind.TIME,
                Kind.DATE_TIME,
                Kind.DAYS,
                Kind.MONTHS,
            )
        },
        "dateTime": Simple(Kind.DATE_TIME),
        "dayTimeDuration": Simple(Kind.DAYS),
        "yearMonthDuration": Simple(Kind.MONTHS),
        "list": ListType(ANY),
        "context": ContextType(),
        "range": RangeType(ANY),
        "function": FunctionType(None, ANY),
    }
)
"""The names that need no definition; camel case as older models wrote them."""
