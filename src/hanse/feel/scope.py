"""Values by name as a person writes them on the command line: one JSON object."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any


def scope_in(text: str, option: str) -> dict[str, Any]:
    """Return the values by name of a JSON object, numbers to their last digit.

    Raises ValueError, which names the option that holds the text, for what is none.
    """
    try:
        found = json.loads(text, parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_once_each)
    except RecursionError:
        raise ValueError(f"{option}: its brackets stand too deep inside one another") from None
    except json.JSONDecodeError as trouble:
        raise ValueError(f"{option} is no JSON: {trouble}") from None
    except ValueError as trouble:
        raise ValueError(f"{option}: {trouble}") from None
    if not isinstance(found, dict):
        raise ValueError(f'{option} must be a JSON object, like {{"level": 3}}')  # noqa: TRY004  said to a person
    return found


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is no number of JSON")


def _once_each(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"“{twice}” stands in it twice")
    return found
