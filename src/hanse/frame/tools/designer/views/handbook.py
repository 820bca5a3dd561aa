"""The handbook of a draft."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.presenters.around import around
from hanse.frame.tools.designer.presenters.checking import checks
from hanse.frame.tools.designer.presenters.handbook import as_page, as_zip, handbook_of
from hanse.frame.tools.designer.seeing import seen
from hanse.frame.tools.designer.views.asking import drafting
from hanse.kernel.downloads import attachment


@require_safe
@drafting
def page(request: HttpRequest, draft: Draft) -> HttpResponseBase:
    looked = seen(draft)
    context = {"draft": draft, "around": around(draft, "handbook"), "checks": checks(draft, looked), "book": ""}
    if looked.procedure:
        book = handbook_of(looked.procedure, get_language() or "en")
        context["book"] = as_page(book, reverse("designer:picture_file", args=[draft.id]))
    return render(request, "designer/handbook.html", context)


@require_safe
@drafting
def file(_request: HttpRequest, draft: Draft) -> HttpResponseBase:
    """The page as Markdown with its picture."""
    procedure = seen(draft).procedure
    if procedure is None:
        return redirect("designer:handbook", draft.id)
    return attachment(as_zip(handbook_of(procedure, get_language() or "en")), "zip", draft.service, "handbook")
