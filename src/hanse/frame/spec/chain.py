"""The chain over a case's events: each link holds the digest of the one before, so that nothing can be changed unseen.

Values that belong to a person lie outside: a link holds only their digest with a salt. When values and salt are erased,
the digest stays, and the chain can still be verified. (The construction is that of hash-linked time stamps, Haber and
Stornetta 1991; the salted digest is HMAC-SHA-256, RFC 2104.)
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hanse.frame.spec.events import Event, Happened, Json

BEGINNING = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One event as it lies in the chain. `salt` is None where the values have been erased; `number` counts from 1."""

    number: int
    event: Event
    digest: str
    salt: bytes | None
    hash: str


def linked(event: Event, *, number: int, before: str, salt: bytes) -> Link:
    """The event as the next link after the hash `before`, BEGINNING for the first; `salt` is 16 random bytes."""
    digest = _digest(event.values, salt)
    return Link(number=number, event=event, digest=digest, salt=salt, hash=_hash(event, number, digest, before))


def broken_links(links: Iterable[Link]) -> Iterator[tuple[int, str]]:
    """What is wrong with a chain: the number of a link, and what; nothing where it is whole."""
    before = BEGINNING
    for expected, link in enumerate(links, 1):
        if link.number != expected:
            yield link.number, f"is in the place of number {expected}"
        if link.hash != _hash(link.event, link.number, link.digest, before):
            yield link.number, "its facts, its place or what came before have been changed"
        if link.salt is not None and not hmac.compare_digest(_digest(link.event.values, link.salt), link.digest):
            yield link.number, "its values have been changed"
        if link.salt is None and link.event.values:
            yield link.number, "it holds values, although they are said to be erased"
        before = link.hash


def unlawfully_emptied(links: Iterable[Link]) -> Iterator[int]:
    """The numbers of links whose values are gone although the case was not erased after them."""
    emptied = list[int]()
    for link in links:
        if link.event.kind is Happened.ERASED:
            emptied.clear()
        elif link.salt is None:
            emptied.append(link.number)
    yield from emptied


def _digest(values: Mapping[str, Json], salt: bytes) -> str:
    return hmac.new(salt, _canonical(values), hashlib.sha256).hexdigest()


def _hash(event: Event, number: int, digest: str, before: str) -> str:
    content = {
        "number": number,
        "kind": event.kind.value,
        "at": event.at.isoformat(timespec="microseconds"),
        "by": None if event.by is None else str(event.by),
        "role": event.role,
        "facts": dict(event.facts),
        "values": digest,
        "before": before,
    }
    return hashlib.sha256(_canonical(content)).hexdigest()


def _canonical(value: Mapping[str, Json]) -> bytes:
    """One way to write the same content, as JSON with sorted keys in UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
