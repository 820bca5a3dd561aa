"""The preview as a page of the draft: a frame as wide as a phone or as a desk."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.presenters.around import around
from hanse.frame.tools.designer.presenters.checking import checks
from hanse.frame.tools.designer.presenters.previewing import step_links
from hanse.frame.tools.designer.seeing import last_sound, seen
from hanse.frame.tools.designer.views.asking import drafting


@require_safe
@drafting
def page(request: HttpRequest, draft: Draft) -> HttpResponseBase:
    found = last_sound(draft)
    context = {
        "draft": draft,
        "around": around(draft, "previewing"),
        "checks": checks(draft, seen(draft)),
        "src": reverse("designer:trial", args=[draft.id]),
        "steps": step_links(draft, found.procedure) if found else (),
        "wide": "wide" in request.GET,
    }
    return render(request, "designer/previewing.html", context)
