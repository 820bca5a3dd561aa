"""The frame's part of the API: routers, where an edition mounts them, and who reaches them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ninja import Router

from hanse.frame.api import cases, moving, offering, office, registers, submitting, webhooks
from hanse.frame.errors import AccountNeeded, AnswersRefused, CaseMoved, NoResult, StepRefused
from hanse.identity.public import KeyScope
from hanse.kernel.errors import HanseError


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
    Offer("/office", office.router, (KeyScope.DECIDE,)),
    Offer("/office/cases/{uuid:case_id}", moving.router, (KeyScope.DECIDE,)),
    Offer("/registers", registers.router, (KeyScope.DECIDE,), anyone=True),
    Offer("/webhooks", webhooks.open_router, (KeyScope.APPLY, KeyScope.DECIDE), anyone=True),
    Offer("/webhooks", webhooks.router, ()),
)

REFUSALS: Mapping[type[HanseError], int] = {
    AccountNeeded: 401,
    StepRefused: 409,
    AnswersRefused: 422,
    NoResult: 422,
    CaseMoved: 412,
}
"""Statuses of refusals that the nearest class above would tell otherwise."""

TAGS = {
    "services": "What is offered to residents and organisations. No key is needed to read it.",
    "submitting": "Applying by program. A key limited to applying will do; for a service that is for anyone, none.",
    "cases": "Your own cases, with your key, or each with the token that came with it.",
    "office": "The inbox of your offices, and their cases. A key limited to the work of an office will do.",
    "deciding": "Moving a case, with the rights that you have on its page. Send `If-Match` with the `ETag` that you "
    "read, so that you decide on what you have seen.",
    "registers": "What was decided and is recorded. No key is needed for public registers.",
    "webhooks": "Addresses of yours that are told what happens in cases: CloudEvents, signed after the Standard "
    "Webhooks specification. A key that is not limited.",
}
