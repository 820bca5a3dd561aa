"""How often something may be asked for from one place, counted in the cache and forgotten when its time is over."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from hanse.kernel.clock import now


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` times in any span of `within`, for each place, or whoever is counted."""

    name: str
    most: int
    within: timedelta

    def admit(self, request: HttpRequest) -> bool:
        """Count this request; False where its place has used up what it has."""
        return self.admit_of(place_of(request))

    def admit_of(self, whose: str) -> bool:
        """The same of somebody who is known: `whose` is an id.

        Near the limit, requests of one instant may both pass: the limit holds off a flood, it guards no right.
        """
        key = f"limit:{self.name}:{whose}"
        at = now().timestamp()
        lately = [one for one in cache.get(key, []) if one > at - self.within.total_seconds()]
        if len(lately) >= self.most:
            return False
        cache.set(key, [*lately, at], self.within.total_seconds())
        return True


def place_of(request: HttpRequest) -> str:
    """The visitor's address, unreadable without the site's key."""
    digest = hmac.new(settings.SECRET_KEY.encode(), _network(_address(request)).encode(), hashlib.sha256)
    return digest.hexdigest()[:32]


def _address(request: HttpRequest) -> str:
    """As the proxy names it where there is one (the last of the list is its own word, the others the visitor's)."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    return forwarded.split(",")[-1].strip() or str(request.META.get("REMOTE_ADDR", ""))


def _network(address: str) -> str:
    """One household has a whole network of IPv6 addresses: it counts as one place."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(IPv6Address(int(found) >> 64 << 64)) if isinstance(found, IPv6Address) else str(found)
