"""The parts of a draft in a list, and what is done with one of them as a whole."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from hanse.frame.tools.designer.actions.changing import change_part
from hanse.frame.tools.designer.errors import DraftMoved
from hanse.frame.tools.designer.files import head_of
from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.presenters.around import around
from hanse.frame.tools.designer.presenters.beside import beside
from hanse.frame.tools.designer.presenters.outline import outline
from hanse.frame.tools.designer.views.asking import drafting
from hanse.frame.tools.designer.ways import steps_of, way_of
from hanse.identity.public import person
from hanse.kernel.digits import whole_number


@require_safe
@drafting
def page(request: HttpRequest, draft: Draft) -> HttpResponseBase:
    return _shown(request, draft)


@require_POST
@drafting
def change(request: HttpRequest, draft: Draft, way: str) -> HttpResponseBase:
    """Move a part, remove it, double it, or add one to a list; what was removed can be had back."""
    verb, steps = request.POST.get("do", ""), steps_of(way)
    number = whole_number(request.POST.get("number", "")) or 0
    try:
        saved, there = change_part(draft, steps, verb, number=number, by=person(request))
    except DraftMoved as refusal:
        draft.refresh_from_db()
        return _shown(request, draft, problem=refusal.message, status=409)
    if verb == "add":
        return redirect("designer:part", saved.id, way_of(there))
    undo = f"?undo={saved.number}" if verb == "remove" and saved.number != number else ""
    anchor = "" if verb == "remove" else f"#part-{way_of(there).replace('/', '-')}"
    return redirect(reverse("designer:outline", args=[saved.id]) + undo + anchor)


def _shown(request: HttpRequest, draft: Draft, *, problem: str = "", status: int = 200) -> HttpResponseBase:
    head = head_of(draft.files)
    context = {
        "draft": draft,
        "around": around(draft, "outline"),
        "readable": head is not None,
        "outline": outline(draft, head),
        "undo": whole_number(request.GET.get("undo", "")) == draft.number,
        "problem": problem,
        **beside(draft),
    }
    return render(request, "designer/outline.html", context, status=status)
