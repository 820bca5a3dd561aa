"""How a built-in function is declared, and how arguments meet its parameters (DMN 1.5, 10.3.4 and 10.3.2.9.4).

A declaration reads like the standard's: `substring(string: string, start position: number, length?: number)`.
`?` marks what may be left out, `...` a parameter that takes all the arguments that are left. The kind `spread` is
a list given either as one list or as several arguments; `any` takes everything, null too.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from hanse.feel.run import NullResult, Run
from hanse.feel.values.functions import Function
from hanse.feel.values.kinds import Kind, a, kind_of

_DECLARATION = re.compile(r"(?P<name>[^(]+)\((?P<parameters>.*)\)")
_PARAMETER = re.compile(r"(?P<name>[^:?.]+)(?P<mark>\?|\.\.\.)?: (?P<kind>[a-z ]+)")
SPREAD, ANY = "spread", "any"


class WrongArguments(ValueError):
    """A call's arguments do not fit the function's parameters."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter; `takes_rest` gathers every argument from its position on."""

    name: str
    kind: str
    is_optional: bool = False
    takes_rest: bool = False

    def fit(self, value: Any) -> Any:
        """Return the argument as the function wants it; raise NullResult where it is of another kind.

        A list of one element stands for the element, and an element for a list of one (10.3.2.9.4).
        """
        if self.kind == ANY:
            return value
        if value is None:
            raise NullResult(f'"{self.name}" is null')
        kind = kind_of(value)
        if kind == self.kind:
            return value
        if self.kind == Kind.LIST:
            return [value]
        if kind is Kind.LIST and len(value) == 1 and value[0] is not None:
            return self.fit(value[0])
        raise NullResult(f'"{self.name}" must be a {self.kind}, and is {a(value)}')


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A built-in function; the implementation takes the run and the arguments in the order of the parameters."""

    name: str
    declaration: str
    parameters: tuple[Parameter, ...]
    implementation: Callable[..., Any]
    steps: int = 1
    """What a call costs, measured; what hangs on the size of its values comes on top."""
    other: "BuiltIn | None" = None
    """The same name declared with other parameters."""

    def for_arguments(self, count: int, names: Sequence[str]) -> "BuiltIn":
        """Return the declaration that takes such arguments; raise WrongArguments with this one where none does."""
        try:
            self.arrange(count, names)
        except WrongArguments:
            if self.other is None:
                raise
            try:
                return self.other.for_arguments(count, names)
            except WrongArguments as trouble:
                raise trouble from None
        return self

    def arrange(self, count: int, names: Sequence[str]) -> list[int]:
        """Return the positions of the arguments in the order of the parameters; raise WrongArguments."""
        if names:
            return self._arrange_named(names)
        required = sum(not (parameter.is_optional or parameter.takes_rest) for parameter in self.parameters)
        takes_rest = bool(self.parameters) and self.parameters[-1].takes_rest
        most = count if takes_rest else len(self.parameters)
        if not required + takes_rest <= count <= most:
            raise WrongArguments(f"{self.declaration}: {count} argument{'' if count == 1 else 's'} given")
        return list(range(count))

    def _arrange_named(self, names: Sequence[str]) -> list[int]:
        known = [parameter.name for parameter in self.parameters]
        for name in names:
            if name not in known or names.count(name) > 1:
                raise WrongArguments(
                    f'{self.declaration}: it does not take "{name}" {"twice" if name in known else ""}'
                )
        for parameter in self.parameters:
            if parameter.name not in names and not (parameter.is_optional or parameter.kind == ANY):
                raise WrongArguments(f'{self.declaration}: "{parameter.name}" is missing')
        return [names.index(name) for name in known if name in names]

    def parameters_for(self, order: Sequence[int], names: Sequence[str]) -> list[Parameter]:
        """Return the parameter that each arranged argument meets."""
        if names:
            given = set(names)
            return [parameter for parameter in self.parameters if parameter.name in given]
        last = len(self.parameters) - 1
        return [self.parameters[min(position, last)] for position in range(len(order))]

    def call(
        self, run: Run, arguments: Sequence[Any], parameters: Sequence[Parameter], *, by_name: bool = False
    ) -> Any:
        """Return the result for arranged arguments; raise NullResult with the reason where it is null.

        Arguments given by position that do not fit may fit another declaration of the name.
        """
        run.spend(self.steps + sum(len(value) // 100 for value in arguments if type(value) is str))
        if parameters and parameters[0].kind == SPREAD:
            return self.implementation(run, _gathered(arguments))
        try:
            fitted = _fitted(arguments, parameters)
        except NullResult as reason:
            other = None if by_name else self._other_for(arguments)
            if other is None:
                raise reason from None
            return other.implementation(run, *_fitted(arguments, other.parameters))
        if by_name and len(parameters) < len(self.parameters):
            given = {parameter.name: value for parameter, value in zip(parameters, fitted, strict=True)}
            wanted = list(self.parameters)
            while wanted and wanted[-1].is_optional and wanted[-1].name not in given:
                wanted.pop()  # as by position: its function knows what then holds
            fitted = [given.get(parameter.name) for parameter in wanted]
        return self.implementation(run, *fitted)

    def _other_for(self, arguments: Sequence[Any]) -> "BuiltIn | None":
        """The first other declaration of the name whose kinds the arguments fit."""
        other = self.other
        while other is not None:
            try:
                if len(other.parameters) == len(arguments) and _fitted(arguments, other.parameters):
                    return other
            except NullResult:
                pass  # not this one
            other = other.other
        return None

    def as_function(self) -> Function:
        """Return this function as a value that other functions can be given."""

        def call(run: Run, arguments: Sequence[Any]) -> Any:
            try:
                function = self.for_arguments(len(arguments), ())
            except WrongArguments as trouble:
                raise NullResult(str(trouble)) from None
            order = function.arrange(len(arguments), ())
            return function.call(run, arguments, function.parameters_for(order, ()))

        return Function(self.name, tuple(parameter.name for parameter in self.parameters), call)


def _fitted(arguments: Sequence[Any], parameters: Sequence[Parameter]) -> list[Any]:
    """The arguments as the parameters want them; raises NullResult for the first that does not fit."""
    return [parameter.fit(value) for parameter, value in zip(parameters, arguments, strict=True)]


def _gathered(arguments: Sequence[Any]) -> list[Any]:
    if len(arguments) != 1:
        return list(arguments)
    if arguments[0] is None:
        raise NullResult("the list is null")
    return arguments[0] if type(arguments[0]) is list else [arguments[0]]


class Library:
    """Built-in functions under construction: `@library.add("abs(n: number)")` over each."""

    def __init__(self) -> None:
        self.functions: dict[str, BuiltIn] = {}

    def add[Implementation: Callable[..., Any]](
        self, declaration: str, *, steps: int = 1
    ) -> Callable[[Implementation], Implementation]:
        """Return the decorator that adds a function under the name of its declaration, beside others of that name."""
        found = _DECLARATION.fullmatch(declaration)
        assert found, declaration
        parameters = tuple(_parameter(text) for text in found["parameters"].split(", ") if text)

        def register(implementation: Implementation) -> Implementation:
            name = found["name"]
            other = self.functions.get(name)
            self.functions[name] = BuiltIn(name, declaration, parameters, implementation, steps, other)
            return implementation

        return register


def _parameter(text: str) -> Parameter:
    found = _PARAMETER.fullmatch(text)
    assert found, text
    return Parameter(found["name"], found["kind"], found["mark"] == "?", found["mark"] == "...")
