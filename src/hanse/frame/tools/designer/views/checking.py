"""What is found in a draft; and, where somebody asks for it, every way that a case can go."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.presenters.around import around
from hanse.frame.tools.designer.presenters.checking import checks, found_lines, walked_words
from hanse.frame.tools.designer.seeing import seen, walked
from hanse.frame.tools.designer.views.asking import drafting


@require_safe
@drafting
def page(request: HttpRequest, draft: Draft) -> HttpResponseBase:
    context = {"draft": draft, "around": around(draft, "checking"), "checks": checks(draft, seen(draft))}
    return render(request, "designer/checking.html", context)


@require_safe
@drafting
def ways(request: HttpRequest, draft: Draft) -> HttpResponseBase:
    """A part of the page where its script asks for it; else a page of its own."""
    found = walked(draft)
    if found is None:
        return redirect("designer:checking", draft.id)
    context = {"draft": draft, "words": walked_words(found), "lines": found_lines(draft, found.findings)}
    if request.headers.get("HX-Request"):
        return render(request, "designer/checking/ways.html", context)
    return render(request, "designer/checking/ways_page.html", context | {"around": around(draft, "checking")})
