"""Boolean functions (DMN 1.5, 10.3.4.2 and, for all and any, 10.3.4.4)."""

from typing import Any

from hanse.feel.builtins.signature import Library
from hanse.feel.run import NullResult, Run
from hanse.feel.values.kinds import a

library = Library()


@library.add("not(negand: any)")
def not_(_run: Run, value: Any) -> bool:
    """Return the opposite (10.3.4.2); null has none."""
    if type(value) is not bool:
        raise NullResult(f"{a(value)} is neither true nor false")
    return not value


@library.add("all(list...: spread)")
def all_(run: Run, values: list[Any]) -> bool:
    """Return whether all are true (10.3.4.4): false if one is false, null if one is unknown."""
    return _decide(run, values, decisive=False)


@library.add("any(list...: spread)")
def any_(run: Run, values: list[Any]) -> bool:
    """Return whether one is true (10.3.4.4); null if none is and one is unknown."""
    return _decide(run, values, decisive=True)


def _decide(run: Run, values: list[Any], *, decisive: bool) -> bool:
    run.spend(len(values))
    if any(value is decisive for value in values):
        return decisive
    for position, value in enumerate(values, 1):
        if type(value) is not bool:
            raise NullResult(f"element {position} is {a(value)}, neither true nor false")
    return not decisive
