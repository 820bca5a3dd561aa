"""The frame's part of the API: routers, where an edition mounts them, and who reaches them."""

from collections.abc import Iterable
from dataclasses import dataclass

from ninja import Router

from hanse.frame.api import cases, offering, submitting
from hanse.identity.public import KeyScope


@dataclass(frozen=True, slots=True)
class Offer:
    """A router, for keys limited to one of the scopes as well; `anyone`: who has no key may call, as nobody."""

    prefix: str
    router: Router
    scopes: Iterable[KeyScope]
    anyone: bool = False


OFFERS = (
    Offer("/services", offering.router, (KeyScope.APPLY, KeyScope.DECIDE), anyone=True),
    Offer("/services/{service}", submitting.router, (KeyScope.APPLY,), anyone=True),
    Offer("/cases", cases.router, (KeyScope.APPLY,), anyone=True),
)

TAGS = {
    "services": "What is offered to residents and organisations. No key is needed to read it.",
    "submitting": "Applying by program. A key limited to applying will do; for a service that is for anyone, none.",
    "cases": "Your own cases, with your key, or each with the token that came with it.",
}
