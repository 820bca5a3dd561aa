"""Which quick scan this browser holds: its link's secret in a signed cookie, out of reach of scripts.

The pages of a scan have addresses without the secret, so that it stands in no log, no history and no referrer.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from hanse.diagnostic.models import QuickScan
from hanse.diagnostic.queries.quick_scans import KEPT_FOR, known_answers, scan_of

COOKIE = "quick_scan"
SALT = "diagnostic.quick_scan"


def held_secret(request: HttpRequest) -> str:
    """The secret in the browser's cookie; empty where there is none, or one that this site has not signed."""
    return request.get_signed_cookie(COOKIE, default="", salt=SALT) or ""


def held_scan(request: HttpRequest) -> QuickScan | None:
    """The scan that the browser holds, while it is kept."""
    secret = held_secret(request)
    return scan_of(secret) if secret else None


def waiting_scan(request: HttpRequest) -> QuickScan | None:
    """The scan that the browser holds, where it has answers that no city has taken over."""
    found = held_scan(request)
    return found if found and found.taken_over_at is None and known_answers(found) else None


def hold(response: HttpResponseBase, secret: str) -> None:
    """Give the browser the scan, for as long as it is kept."""
    response.set_signed_cookie(
        COOKIE,
        secret,
        salt=SALT,
        max_age=KEPT_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def let_go(response: HttpResponseBase) -> None:
    response.delete_cookie(COOKIE, samesite="Lax")
