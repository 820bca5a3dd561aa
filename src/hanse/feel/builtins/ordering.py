"""Sorting by a function (DMN 1.5, 10.3.4.9)."""

from functools import cmp_to_key
from typing import Any

from hanse.feel.builtins.signature import Library
from hanse.feel.run import NullResult, Run
from hanse.feel.values.functions import Function
from hanse.feel.values.kinds import a

library = Library()


@library.add("sort(list: list, precedes: function)")
def sort(run: Run, values: list[Any], precedes: Function) -> list[Any]:
    """Return the list in an order (10.3.4.9): `precedes` tells of two elements whether the first comes first."""

    def compare(left: Any, right: Any) -> int:
        comes_first = precedes.call(run, [left, right])
        if type(comes_first) is not bool:
            raise NullResult(f'"precedes" gave {a(comes_first)} for two elements, neither true nor false')
        return -1 if comes_first else 0

    return run.sized(sorted(values, key=cmp_to_key(compare)))
