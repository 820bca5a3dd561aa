"""Which applications and cases this browser holds: their ids, with a part of their nonces, in a signed cookie.

The pages have addresses without the link's secret, so that it stands in no log, no history and no referrer.
"""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from hanse.frame import rules
from hanse.frame.models import Application, Case
from hanse.identity.public import viewer_of
from hanse.kernel.links import token_of

COOKIE = "applications"
SALT = "frame.applications"
MOST = 20
KEPT_FOR = timedelta(days=60)
_PART = 16


def held(request: HttpRequest) -> Mapping[UUID, str]:
    """Ids with the parts of their nonces; empty where there is no cookie, or one that this site has not signed."""
    text = request.get_signed_cookie(COOKIE, default="", salt=SALT) or ""
    pairs = (one.split(":", 1) for one in text.split(",") if ":" in one)
    return {UUID(name): part for name, part in pairs}


def holds(request: HttpRequest, row: Application | Case) -> bool:
    """Whether the row is the signed-in person's own, or one that this browser was given.

    An organisation's is never a browser's: who acts for it no more sees it no more.
    """
    if row.party_id is not None or row.applicant_id is not None:
        if rules.is_applicants.test(viewer_of(request.user), row):
            return True
        if row.party_id is not None:
            return False
    return constant_time_compare(held(request).get(row.id, ""), row.link_nonce[:_PART])


def hold(request: HttpRequest, response: HttpResponseBase, row: Application | Case) -> None:
    """Give the browser the row, beside those that it holds; the oldest go."""
    kept = {**held(request), row.id: row.link_nonce[:_PART]}
    _write(response, dict(list(kept.items())[-MOST:]))


def let_go(request: HttpRequest, response: HttpResponseBase, row_id: UUID) -> None:
    _write(response, {one: part for one, part in held(request).items() if one != row_id})


def link_of(request: HttpRequest, row: Application | Case) -> str:
    """The address under which it can be found again, with its secret."""
    return request.build_absolute_uri(reverse("frame:link", args=[token_of(row.id, row.link_nonce)]))


def _write(response: HttpResponseBase, kept: Mapping[UUID, str]) -> None:
    response.set_signed_cookie(
        COOKIE,
        ",".join(f"{one.hex}:{part}" for one, part in kept.items()),
        salt=SALT,
        max_age=KEPT_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
