"""All drafts, and how they begin and end."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hanse.frame.queries.inbox import A_PAGE, CutOff
from hanse.frame.tools.designer.actions.drafting import bring_back_draft, put_aside_draft
from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.origins import packed
from hanse.frame.tools.designer.presenters.lists import draft_lines, offered_lines
from hanse.frame.tools.designer.queries import drafts
from hanse.frame.tools.designer.views.asking import designing, drafting
from hanse.identity.public import person
from hanse.kernel.downloads import attachment


@require_safe
@designing
def index(request: HttpRequest) -> HttpResponseBase:
    page = CutOff(drafts(), A_PAGE).get_page(request.GET.get("page"))
    services = offered_lines(get_language() or "en")
    return render(request, "designer/drafts.html", {"page": page, "lines": draft_lines(page), "services": services})


@require_safe
@drafting
def download(_request: HttpRequest, draft: Draft) -> HttpResponseBase:
    """The files as `hanse service check` takes them."""
    return attachment(packed(draft.files), "zip", draft.service, str(draft.number), otherwise="service")


@require_POST
@drafting
def put_aside(request: HttpRequest, draft: Draft) -> HttpResponseBase:
    put_aside_draft(draft, by=person(request))
    messages.success(request, _("The draft is put aside. It can be brought back at any time."))
    return redirect("designer:drafts")


@require_POST
@drafting
def bring_back(request: HttpRequest, draft: Draft) -> HttpResponseBase:
    bring_back_draft(draft, by=person(request))
    messages.success(request, _("The draft is back."))
    return redirect("designer:outline", draft.id)
