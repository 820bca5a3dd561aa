"""Functions as values: those that an expression defines, and those built in (DMN 1.5, 10.3.2.8)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from hanse.feel.run import Run


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """Something that can be called; `call` takes the run and the values in the order of `parameters`."""

    name: str
    parameters: tuple[str, ...]
    call: Callable[[Run, Sequence[Any]], Any]
