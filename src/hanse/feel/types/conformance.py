"""Whether a value is of a type, and what it becomes where one is wanted (DMN 1.5, 10.3.2.9.2 and 10.3.2.9.4)."""

from typing import Any

from hanse.feel.run import NullResult, Run
from hanse.feel.types.kinds import (
    Anything,
    ContextType,
    FunctionType,
    ListType,
    Named,
    RangeType,
    Restricted,
    Simple,
    Type,
)
from hanse.feel.values.functions import Function
from hanse.feel.values.kinds import Kind, a, kind_of
from hanse.feel.values.moments import Date, at_midnight
from hanse.feel.values.ranges import Range


def conforms(value: Any, wanted: Type, run: Run) -> bool:  # noqa: PLR0911  one line for each form of type
    """Tell whether a value, not null, is of a type (10.3.2.9.2)."""
    match wanted:
        case Anything():
            return value is not None
        case Named():
            return conforms(value, wanted.meaning, run)
        case Restricted():
            return conforms(value, wanted.base, run) and wanted.allows(value, run)
        case Simple():
            return kind_of(value) is wanted.kind
        case ListType():
            return type(value) is list and _all_conform(value, wanted.element, run)
        case ContextType():
            return type(value) is dict and _has_entries(value, wanted, run)
        case RangeType():
            bounds = [end for end in (value.start, value.end) if end is not None] if type(value) is Range else None
            return bounds is not None and all(conforms(end, wanted.bound, run) for end in bounds)
        case FunctionType():
            return type(value) is Function and _takes(value, wanted)


def unrestricted(wanted: Type) -> Type:
    """Return what a type is without the tests that its own values must pass (10.3.2.9)."""
    match wanted:
        case Named():
            return unrestricted(wanted.meaning)
        case Restricted():
            return unrestricted(wanted.base)
        case ListType():
            return ListType(unrestricted(wanted.element))
    return wanted


def _all_conform(values: list[Any], wanted: Type, run: Run) -> bool:
    run.spend(len(values))
    return all(value is None or conforms(value, wanted, run) for value in values)


def _has_entries(value: dict[str, Any], wanted: ContextType, run: Run) -> bool:
    run.spend(len(wanted.entries))
    return all(
        name in value and (value[name] is None or conforms(value[name], kind, run))
        for name, kind in wanted.entries.items()
    )


def _takes(value: Function, wanted: FunctionType) -> bool:
    return wanted.parameters is None or len(value.parameters) == len(wanted.parameters)


def coerced(value: Any, wanted: Type, run: Run) -> Any:
    """Return a value as a type wants it (10.3.2.9.4); raise NullResult where it cannot be.

    A list of one element stands for the element, a value for a list of it, a date for its midnight in UTC.
    """
    if value is None or conforms(value, wanted, run):
        return value
    if type(value) is list and len(value) == 1 and value[0] is not None and conforms(value[0], wanted, run):
        return value[0]
    if type(value) is Date and conforms(moment := at_midnight(value), wanted, run):
        return moment
    if is_list(wanted) and type(value) is not list and conforms([value], wanted, run):
        return [value]
    raise NullResult(f"{a(value)} is wanted as {wanted}, which it is not")


def is_list(wanted: Type) -> bool:
    """Tell whether a type is one of lists, whatever its name (10.3.2.9)."""
    match wanted:
        case Named():
            return is_list(wanted.meaning)
        case Restricted():
            return is_list(wanted.base)
        case _:
            return isinstance(wanted, ListType)


def is_null(wanted: Type) -> bool:
    """Tell whether only null is of a type (10.3.2.9)."""
    return isinstance(wanted, Simple) and wanted.kind is Kind.NULL
