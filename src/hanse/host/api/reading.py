"""Bodies, read strictly: what two programs could read in two ways is refused."""

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.parser import Parser

from hanse.kernel.errors import HanseError

LARGEST = 1024 * 1024
DEEPEST = 8
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class Unreadable(HanseError):
    """The body is no JSON that everybody reads alike."""


class TooLarge(HanseError):
    """The body is larger than anything that is asked for."""


class WrongMediaType(HanseError):
    """The body does not say that it is JSON."""


class StrictParser(Parser):
    """JSON in UTF-8 of at most `LARGEST` bytes: no name twice, no NaN, no half characters, nothing nested deeply."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Raises WrongMediaType, TooLarge, Unreadable."""
        if request.content_type != "application/json":
            raise WrongMediaType(_("Send the body as application/json."))
        if len(request.body) > LARGEST:
            raise TooLarge(_("Send at most %(number)s kB.") % {"number": LARGEST // 1024})
        return read_json(request.body)


def read_json(body: bytes) -> Any:
    """The value of a body. Raises Unreadable, which says what is wrong."""
    try:
        read = json.loads(
            body.decode("utf-8"), object_pairs_hook=_object, parse_constant=_constant, parse_float=_number
        )
    except UnicodeDecodeError as error:
        raise Unreadable(_("The body is not UTF-8: see byte %(number)s.") % {"number": error.start}) from error
    except json.JSONDecodeError as error:
        where = {"line": error.lineno, "column": error.colno, "what": error.msg}
        raise Unreadable(_("The body is not JSON: line %(line)s, column %(column)s: %(what)s.") % where) from error
    except RecursionError as error:
        raise Unreadable(_("The body is nested too deeply.")) from error
    except ValueError as error:  # a whole number of thousands of digits
        raise Unreadable(_("The body holds a number with too many digits.")) from error
    for text in _texts(read, 0):
        if _UNSTORABLE.search(text):
            raise Unreadable(_("The body holds a character that cannot be stored: U+0000, or half of a pair."))
    return read


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) < len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _value in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise Unreadable(_("The name “%(name)s” stands twice in one object.") % {"name": twice})
    return read


def _constant(name: str) -> NoReturn:
    raise Unreadable(_("%(given)s is not a number of JSON.") % {"given": name})


def _number(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise Unreadable(_("%(given)s is too large a number.") % {"given": digits[:20]})
    return number


def _texts(value: Any, depth: int) -> Iterator[str]:
    """Every string, names of members as well. Raises Unreadable below `DEEPEST`."""
    if depth > DEEPEST:
        raise Unreadable(_("The body is nested more than %(number)s deep.") % {"number": DEEPEST})
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for one in value.values():
            yield from _texts(one, depth + 1)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one, depth + 1)
