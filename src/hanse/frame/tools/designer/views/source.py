"""The text of the files of a draft, for who prefers it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hanse.frame.spec.file.reading import HEAD
from hanse.frame.tools.designer.actions.drafting import save_draft
from hanse.frame.tools.designer.enums import Change
from hanse.frame.tools.designer.errors import DraftMoved
from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.presenters.around import around
from hanse.frame.tools.designer.presenters.source import source_page
from hanse.frame.tools.designer.views.asking import drafting
from hanse.identity.public import person
from hanse.kernel.digits import whole_number
from hanse.kernel.errors import Conflict, Invalid


@require_http_methods(["GET", "POST"])
@drafting
def source(request: HttpRequest, draft: Draft) -> HttpResponseBase:
    """One file in a big box; what is no YAML is kept as it was typed, and it is said where it breaks."""
    name = request.POST.get("file") or request.GET.get("file") or HEAD
    if request.method == "GET":
        return _shown(request, draft, name)
    typed = request.POST.get("text", "").replace("\r\n", "\n")
    files = {**draft.files, name: typed} if typed.strip() or name == HEAD else _without(draft, name)
    try:
        number = whole_number(request.POST.get("number", "")) or 0
        save_draft(draft, files, number=number, change=Change.WRITTEN, part=name, by=person(request))
    except (Conflict, Invalid) as refusal:
        return _shown(request, draft, name, typed, problem=refusal.message, theirs=isinstance(refusal, DraftMoved))
    messages.success(request, _("Saved."))
    return redirect(f"{reverse('designer:source', args=[draft.id])}?file={name}")


def _without(draft: Draft, name: str) -> dict[str, str]:
    return {one: text for one, text in draft.files.items() if one != name}


def _shown(
    request: HttpRequest, draft: Draft, name: str, typed: str | None = None, *, problem: str = "", theirs: bool = False
) -> HttpResponseBase:
    context = {
        "draft": draft,
        "around": around(draft, "source"),
        "page": source_page(draft, name, typed),
        "problem": problem,
        "theirs": draft.files.get(name, "") if theirs else None,
    }
    return render(request, "designer/source.html", context, status=409 if problem else 200)
