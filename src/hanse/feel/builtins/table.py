"""All built-in functions by name (DMN 1.5, 10.3.4)."""

from collections.abc import Mapping
from types import MappingProxyType

from hanse.feel.builtins import (
    booleans,
    contexts,
    conversion,
    lists,
    numbers,
    ordering,
    patterns,
    ranges,
    statistics,
    strings,
    temporal,
)
from hanse.feel.builtins.signature import BuiltIn
from hanse.feel.names import Names

BUILTINS: Mapping[str, BuiltIn] = MappingProxyType(
    {
        name: function
        for module in (
            conversion,
            booleans,
            strings,
            patterns,
            statistics,
            lists,
            ordering,
            numbers,
            contexts,
            temporal,
            ranges,
        )
        for name, function in module.library.functions.items()
    }
)

NAMES = Names(BUILTINS)
