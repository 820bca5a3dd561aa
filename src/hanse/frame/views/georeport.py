"""GeoReport v2 (Open311): what can be reported, reporting it, and the reports that are public, as JSON and XML."""

import functools
import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from hanse.frame.actions.reporting import take_report
from hanse.frame.errors import AnswersRefused
from hanse.frame.presenters.georeport import (
    as_json,
    as_xml,
    request_entry,
    service_definition,
    service_entry,
    w3c,
)
from hanse.frame.queries.reports import ReportKind, WantedReports, report_kind, report_kinds, reports
from hanse.identity.public import KeyScope, User, use_key
from hanse.kernel.clock import now
from hanse.kernel.errors import HanseError, Invalid, NotAllowed, NotThere, TooMany

FORMATS = {"json": (as_json, "application/json; charset=utf-8"), "xml": (as_xml, "text/xml; charset=utf-8")}
SPAN = timedelta(days=90)
"""Reports of so many days are told at once at most."""
YEARS = range(1900, 9000)
"""Nearer to the ends of the calendar, nothing can be reckoned from a day any more."""
_ATTRIBUTE = re.compile(r"attribute\[([a-z0-9_]{1,80})\](?:\[\])?")

type Named = tuple[str, Any]
type Operation = Callable[..., Named]


def operation(function: Operation) -> Callable[..., HttpResponse]:
    """A view whose answer is the named value in the format of the address; what is refused is told in it as well."""

    @functools.wraps(function)
    def view(request: HttpRequest, *, form: str, **names: str) -> HttpResponse:
        status = 200
        try:
            _require_jurisdiction(request)
            name, value = function(request, **names)
        except HanseError as refusal:
            name, (status, value) = "errors", _errors(refusal)
        write, media = FORMATS[form]
        response = HttpResponse(write(name, value), content_type=media, status=status)
        if request.method in {"GET", "HEAD"}:
            response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return view


@require_safe
@operation
def discovery(_request: HttpRequest) -> Named:
    root = settings.SITE_URL.rstrip("/") + reverse("georeport:discovery", kwargs={"form": "json"})
    endpoint = {
        "specification": "http://wiki.open311.org/GeoReport_v2",
        "url": root.removesuffix("/discovery.json"),
        "changeset": "",
        "type": "production",
        "formats": ["text/xml", "application/json"],
    }
    return "discovery", {
        "changeset": "",
        "contact": settings.SITE_CONTACT,
        "key_service": settings.SITE_URL,
        "endpoints": [endpoint],
    }


@require_safe
@operation
def services(_request: HttpRequest) -> Named:
    return "services", [service_entry(one, get_language() or "en") for one in report_kinds()]


@require_safe
@operation
def service(_request: HttpRequest, code: str) -> Named:
    return "service_definition", service_definition(_kind(code), get_language() or "en")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@operation
def requests(request: HttpRequest) -> Named:
    """Read the public ones, or send one."""
    if request.method == "POST":
        return "service_requests", [_send(request)]
    return "service_requests", [request_entry(one, get_language() or "en") for one in reports(_wanted(request.GET))]


@require_safe
@operation
def one_request(_request: HttpRequest, number: str) -> Named:
    found = reports(WantedReports(since=now(), until=now(), numbers=[number]))
    if not found:
        raise NotThere(_("There is no public report of this number."))
    return "service_requests", [request_entry(one, get_language() or "en") for one in found]


@require_safe
@operation
def token(_request: HttpRequest, number: str) -> Named:
    """Reports have their numbers at once here: whoever takes one for a token is given it back."""
    found = reports(WantedReports(since=now(), until=now(), numbers=[number]))
    if not found:
        raise NotThere(_("There is no public report of this number."))
    return "service_requests", [{"service_request_id": number, "token": number}]


def _send(request: HttpRequest) -> dict[str, Any]:
    sender, said = _sender(request.POST.get("api_key", "")), request.POST
    if not said.get("service_code"):
        raise Invalid(_("Give the service_code."), field="service_code")
    found = ((_ATTRIBUTE.fullmatch(name), said.getlist(name)) for name in said)
    attributes = {name.group(1): values for name, values in found if name and any(values)}
    photos = request.FILES.getlist("media")
    plain = {name: str(said.get(name, "")) for name in said}
    kind, language = _kind(plain["service_code"]), get_language() or "en"
    case = take_report(kind, plain, attributes, photos, language=language, by=sender)
    return {"service_request_id": case.number, "service_notice": "", "account_id": None}


def _sender(secret: str) -> User:
    """Who made the app's key. Raises NotAllowed and TooMany."""
    use = use_key(secret) if secret else None
    if use is None:
        raise NotAllowed(_("Give a valid api_key. Keys are made on this site under “Your account”."))
    if use.wait:
        raise TooMany(
            _("Too many requests with this key. Go on in %(number)s seconds.") % {"number": use.wait}, wait=use.wait
        )
    if use.key.scope not in {KeyScope.WRITE, KeyScope.APPLY}:
        raise NotAllowed(_("This key may not apply for services. Use another."))
    return use.user


def _kind(code: str) -> ReportKind:
    found = report_kind(code)
    if found is None:
        raise NotThere(_("There is no service_code “%(code)s”. See services.") % {"code": code[:80]})
    return found


def _wanted(asked: Mapping[str, str]) -> WantedReports:
    until, since = _moment(asked, "end_date"), _moment(asked, "start_date")
    if since and until and until - since > SPAN:
        raise Invalid(_("Ask for at most 90 days at once."), field="start_date")
    status = set(_words(asked, "status"))
    if status - {"open", "closed"}:
        raise Invalid(_("A status is open or closed."), field="status")
    end = until or (since + SPAN if since else now())
    return WantedReports(
        since=since or end - SPAN,
        until=end,
        codes=_words(asked, "service_code"),
        numbers=_words(asked, "service_request_id"),
        ended="closed" in status if len(status) == 1 else None,
    )


def _words(asked: Mapping[str, str], name: str) -> list[str]:
    return [one.strip()[:80] for one in asked.get(name, "").split(",") if one.strip()][:100]


def _moment(asked: Mapping[str, str], name: str) -> datetime | None:
    given = asked.get(name, "").strip().replace(" ", "+")
    try:
        found = parse_datetime(given) if given else None
    except ValueError:
        found = None
    if given and (found is None or found.tzinfo is None or found.year not in YEARS):
        example = w3c(now())
        words = _("Give %(name)s with its time zone, such as %(example)s.") % {"name": name, "example": example}
        raise Invalid(words, field=name)
    return found


def _require_jurisdiction(request: HttpRequest) -> None:
    given = (request.POST if request.method == "POST" else request.GET).get("jurisdiction_id", "")
    if given and settings.JURISDICTION and given != settings.JURISDICTION:
        raise NotThere(_("There is no jurisdiction_id “%(name)s” here.") % {"name": given[:80]})


def _errors(refusal: HanseError) -> tuple[int, list[dict[str, Any]]]:
    """The status and the list of errors."""
    statuses = {TooMany: 429, NotAllowed: 403, NotThere: 404}
    status = next((code for kind, code in statuses.items() if isinstance(refusal, kind)), 400)
    if isinstance(refusal, AnswersRefused) and refusal.errors:
        return status, [
            {"code": status, "description": f"{one['question']}: {one['detail']}"} for one in refusal.errors
        ]
    return status, [{"code": status, "description": refusal.message}]
