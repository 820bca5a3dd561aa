"""Registers: what is in force, who decided it, and the same as open data."""

from collections.abc import Callable, Iterator, Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hanse.frame.documents import as_csv, as_json, as_turtle
from hanse.frame.letters.making import qr_svg
from hanse.frame.presenters.register import (
    holding_tabs,
    record_lines,
    record_page,
    register_lines,
    register_title,
)
from hanse.frame.queries.inbox import A_PAGE, CutOff
from hanse.frame.queries.registers import Holding, OpenRegister, records_in, register_of, registers, versions_of
from hanse.frame.spec.afterwards import keepers
from hanse.frame.views.asking import offices_of
from hanse.identity.public import viewer_of
from hanse.kernel.clock import today
from hanse.kernel.errors import NotThere

FORMATS: Mapping[str, tuple[Callable[[OpenRegister], Iterator[str]], str]] = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "json": (as_json, "application/json"),
    "ttl": (as_turtle, "text/turtle; charset=utf-8"),
}
"""Open data by ending: what writes it, and its media type."""


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    lines = register_lines(registers(viewer_of(request.user)), get_language() or "en")
    return render(request, "frame/register/list.html", {"registers": lines})


@require_safe
def records(request: HttpRequest, register: str) -> HttpResponseBase:
    """The records, searched by a number or a word, all of them or what is in force."""
    found, language = register_of(register, viewer_of(request.user)), get_language() or "en"
    given, words = request.GET.get("holding", ""), " ".join(request.GET.get("words", "").split())[:100]
    holding = Holding(given) if given in Holding else Holding.ALL
    page = CutOff(records_in(found, today(), holding, words), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": register_title(found, language),
        "tabs": holding_tabs(found, holding, words),
        "holding": holding,
        "words": words,
        "lines": record_lines(page, today(), language),
        "page": page,
        "files": [(kind, reverse("frame:open_data", args=[register, kind])) for kind in FORMATS]
        if found.public
        else [],
    }
    return render(request, "frame/register/register.html", context)


@require_safe
def record(request: HttpRequest, register: str, number: str) -> HttpResponseBase:
    found, language = register_of(register, viewer_of(request.user)), get_language() or "en"
    versions = versions_of(found, number)
    newest = versions[0]
    procedure = next((one for one in found.procedures if one.key == newest.service), None)
    if procedure:
        timezone.activate(procedure.calendar.zone)
    change = newest.case_id if procedure and keepers(procedure) & offices_of(request) else None
    context = {
        "page": record_page(found, versions, today(), language),
        "key": register,
        "address": request.build_absolute_uri(reverse("frame:record", args=[register, number])),
        "change": reverse("frame:record_change:form", args=[change]) if change else "",
    }
    response = render(request, "frame/register/record.html", context)
    if not newest.public:
        patch_cache_control(response, private=True, no_store=True)
    return response


@require_safe
def picture(request: HttpRequest, register: str, number: str) -> HttpResponseBase:
    """The record's address as a QR code, for a poster or a door."""
    versions_of(register_of(register, viewer_of(request.user)), number)
    address = request.build_absolute_uri(reverse("frame:record", args=[register, number]))
    return HttpResponse(qr_svg(address), content_type="image/svg+xml")


@require_safe
def open_data(request: HttpRequest, register: str, ending: str) -> HttpResponseBase:
    """A public register as a file, written while it is read; the same for everybody."""
    found = register_of(register, viewer_of(request.user))
    if ending not in FORMATS or not found.public:
        raise NotThere(_("There is no such file of open data."))
    write, media = FORMATS[ending]
    response = StreamingHttpResponse(write(found), content_type=media)
    response.headers["Content-Disposition"] = f'attachment; filename="{register}.{ending}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
