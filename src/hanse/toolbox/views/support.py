"""Support with a tool: asked for by members, answered and closed by the secretariat."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hanse.identity.public import person, viewer_of
from hanse.kernel.errors import Conflict, NotAllowed
from hanse.kernel.rights import require
from hanse.toolbox import rules
from hanse.toolbox.actions.support import answer_request, ask_for_support, close_request
from hanse.toolbox.enums import RequestState
from hanse.toolbox.errors import TooManyRequests
from hanse.toolbox.forms.tools import AnswerForm, SupportForm
from hanse.toolbox.presenters.support import request_lines, states, status_of
from hanse.toolbox.presenters.tools import name_of
from hanse.toolbox.queries.support import members_asking, request_of, requests, requests_of
from hanse.toolbox.queries.tools import tool_called

A_PAGE = 25


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, key: str) -> HttpResponse:
    """A short form; whoever works for several members says for which one she asks."""
    viewer = viewer_of(request.user)
    require(rules.may_ask, viewer)
    found, members = tool_called(key), members_asking(viewer)
    if not members:
        raise NotAllowed(_("Support is for members. Yours is not a member today; ask the secretariat why."))
    form = SupportForm(request.POST or None, members=[(str(one.id), one.name) for one in members])
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data.get("party", str(members[0].id))
        party = next(one for one in members if str(one.id) == chosen)
        try:
            made = ask_for_support(found, party=party, words=form.cleaned_data["words"], by=person(request))
        except TooManyRequests as refusal:
            form.add_error(None, refusal.message)
        else:
            said = _("Your request is with the secretariat. You are told by mail when it is answered.")
            messages.success(request, said)
            return redirect("toolbox:request", made.id)
    context = {"form": form, "tool": found, "name": name_of(found, get_language() or "en")}
    return render(request, "toolbox/ask.html", context, status=422 if form.errors else 200)


@never_cache
@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The secretariat sees all requests, those of a state; everybody else her own."""
    viewer = viewer_of(request.user)
    answers, state = rules.may_answer.test(viewer, None), request.GET.get("state", "")
    state = state if state in RequestState.values else ""
    rows = requests(state) if answers else requests_of(viewer)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": request_lines(page, get_language() or "en"),
        "states": states(state) if answers else None,
        "state": state,
    }
    return render(request, "toolbox/requests.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """A request with its answer; the secretariat writes it here."""
    found, viewer = request_of(request_id), viewer_of(request.user)
    require(rules.may_see_request if request.method == "GET" else rules.may_answer, viewer, found)
    form = AnswerForm(request.POST or None, initial={"answer": found.answer})
    if request.method == "POST" and form.is_valid():
        try:
            answer_request(found, answer=form.cleaned_data["answer"], by=person(request))
        except Conflict as refusal:
            messages.info(request, refusal.message)
        else:
            messages.success(request, _("The answer is on its way."))
        return redirect("toolbox:request", request_id)
    context = {
        "found": found,
        "name": name_of(found.tool, get_language() or "en"),
        "status": status_of(found),
        "form": form,
        "answers": rules.may_answer.test(viewer, None) and found.state != RequestState.CLOSED,
        "closes": rules.may_see_request.test(viewer, found) and found.state != RequestState.CLOSED,
    }
    return render(request, "toolbox/request.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def close(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """The secretariat, or whoever asked, says that nothing more is to be done."""
    found = request_of(request_id)
    require(rules.may_see_request, viewer_of(request.user), found)
    try:
        close_request(found, by=person(request).actor)
    except Conflict as refusal:
        messages.info(request, refusal.message)
    else:
        messages.success(request, _("The request is closed."))
    return redirect("toolbox:requests")
