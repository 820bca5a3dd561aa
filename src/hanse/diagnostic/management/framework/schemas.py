"""JSON Schemas for editors: of the head of a framework, and of the lists that may lie in files of their own."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from hanse.diagnostic.method.reading.files import LISTS
from hanse.diagnostic.method.reading.shape import schema

type Schema = Mapping[str, Any]


def _of_list(name: str) -> Schema:
    """The schema of a file in `questions/` or `nodes/`; complete in itself, for editors follow no reference."""
    whole = schema()
    head = {"$schema": whole["$schema"], "title": f"Hanse framework, a file of {name}"}
    return head | dict(whole["properties"][name]) | {"$defs": whole["$defs"]}


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "framework": schema,
    **{name: partial(_of_list, name) for name in LISTS},
}
