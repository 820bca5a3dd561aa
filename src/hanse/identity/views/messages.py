"""The messages of the site to a person: those at hand, those that she has put away, and one of them."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hanse.identity.queries import person
from hanse.kernel.models import Notice
from hanse.kernel.notices.inbox import mark_read, notice_of, notices_of, put_away

A_PAGE = 20


@login_required
@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    away = "away" in request.GET
    page = Paginator(notices_of(person(request).id, archived=away), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "identity/messages.html", {"page": page, "away": away})


@login_required
@never_cache
@require_safe
def message(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """One message; whoever sees it has read it."""
    me, notice = person(request), _notice(request, notice_id)
    if notice.read_at is None and request.method == "GET":
        mark_read(notice)
        me.unread = max(me.unread - (notice.archived_at is None), 0)
    return render(request, "identity/message.html", {"notice": notice})


@login_required
@require_POST
def unread(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    mark_read(_notice(request, notice_id), read=False)
    messages.success(request, _("The message counts as new again."))
    return redirect("identity:messages")


@login_required
@require_POST
def away(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Put away, or taken back to hand, as the form says."""
    notice, back = _notice(request, notice_id), "back" in request.POST
    put_away(notice, away=not back)
    said = _("The message is out of the archive.") if back else _("The message is archived.")
    messages.success(request, said)
    return redirect("identity:messages")


def _notice(request: HttpRequest, notice_id: UUID) -> Notice:
    return notice_of(person(request).id, notice_id)
