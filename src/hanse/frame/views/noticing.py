"""Where providers of payments notify us. Every notification is signed; none is believed otherwise."""

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from hanse.frame.actions.paying.settling import take_notice
from hanse.frame.errors import NothingDue, NoticeRefused

LARGEST = 256 * 1024


@csrf_exempt
@never_cache
@require_POST
def notice(request: HttpRequest, provider: str) -> HttpResponse:
    """204 where it was taken, also when it is of no payment of ours; otherwise the provider sends it again."""
    if int(request.headers.get("Content-Length") or 0) > LARGEST:
        return HttpResponse(status=413)
    try:
        take_notice(provider, request.headers, request.body)
    except NothingDue:  # no such provider
        return HttpResponse(status=404)
    except NoticeRefused:
        return HttpResponse(status=400)
    except OperationalError:
        return HttpResponse(status=503)
    return HttpResponse(status=204)
