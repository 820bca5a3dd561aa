"""Requests to Stripe's API. No key, address or person stands in a log: only what Stripe calls the error."""

import logging
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

import requests
from django.conf import settings

from hanse.frame.errors import ProviderDown, ProviderRefused

VERSION = "2020-08-27"
PATIENCE_S = (5, 20)
"""To be connected, and to be answered."""

AGAIN = frozenset({HTTPStatus.CONFLICT, HTTPStatus.TOO_MANY_REQUESTS})
"""Another request with the same key is under way, or there were too many: later it can be asked again."""

_log = logging.getLogger(__name__)

type Fields = Mapping[str, Any]


def post(path: str, fields: Fields, *, key: str = "") -> dict[str, Any]:
    """What Stripe answers; the same key is done once. Raises ProviderDown and ProviderRefused."""
    return _ask("POST", path, {"Idempotency-Key": key} if key else {}, data=list(form(fields)))


def get(path: str, fields: Fields) -> dict[str, Any]:
    """Raises ProviderDown and ProviderRefused."""
    return _ask("GET", path, {}, params=list(form(fields)))


def form(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Nested values as Stripe's forms have them: `line_items[0][quantity]`."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from form(one, f"{name}[{key}]" if name else key)
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from form(one, f"{name}[{number}]")
    else:
        yield name, str(value)


def _ask(method: str, path: str, headers: Mapping[str, str], **what: Any) -> dict[str, Any]:
    try:
        answer = requests.request(
            method,
            f"{settings.STRIPE_SERVER}/v1/{path}",
            headers={"Stripe-Version": VERSION, **headers},
            auth=(settings.STRIPE_KEY, ""),
            timeout=PATIENCE_S,
            allow_redirects=False,
            **what,
        )
        said = answer.json()
    except requests.RequestException as error:
        _log.warning("Stripe did not answer: %s", type(error).__name__)
        raise ProviderDown from error
    if answer.ok and isinstance(said, dict):
        return said
    status = answer.status_code
    found = said.get("error") if isinstance(said, dict) else None
    reason = found if isinstance(found, dict) else {}
    _log.warning("Stripe: %s %s %s %s", status, reason.get("type"), reason.get("code"), reason.get("param"))
    if status in AGAIN or not HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR:
        raise ProviderDown
    raise ProviderRefused
