"""The form of one part of a draft."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hanse.frame.tools.designer.actions.changing import Wrote, write_part
from hanse.frame.tools.designer.editing.values import NoSuchStepError
from hanse.frame.tools.designer.errors import DraftMoved, NoSuchPart
from hanse.frame.tools.designer.forms.part import PartForm
from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.presenters.around import around
from hanse.frame.tools.designer.presenters.beside import beside
from hanse.frame.tools.designer.presenters.part import part_page
from hanse.frame.tools.designer.views.asking import drafting
from hanse.frame.tools.designer.ways import steps_of
from hanse.identity.public import person
from hanse.kernel.digits import whole_number
from hanse.kernel.errors import Conflict
from hanse.kernel.yaml.document import Steps
from hanse.kernel.yaml.problems import DocumentError

MORE = "more:"
"""A button that asks for one more row and saves nothing."""
MOST_LEFT = 10


@require_http_methods(["GET", "POST"])
@drafting
def part(request: HttpRequest, draft: Draft, way: str) -> HttpResponseBase:
    steps = steps_of(way)
    sent, verb = request.POST if request.method == "POST" else None, request.POST.get("do", "")
    try:
        form = PartForm(draft.files, steps, sent, more=verb.removeprefix(MORE) if verb.startswith(MORE) else "")
    except NoSuchStepError as error:
        raise NoSuchPart from error
    except DocumentError:
        return redirect("designer:source", draft.id)
    if sent is None or verb.startswith(MORE) or form.lines is None:
        return _shown(request, draft, steps, form)
    form.full_clean()
    try:
        number = whole_number(request.POST.get("number", "")) or 0
        wrote = write_part(draft, steps, form.typed(), number=number, by=person(request))
    except Conflict as refusal:
        moved = isinstance(refusal, DraftMoved)
        return _shown(request, draft, steps, form, problem=refusal.message, theirs=moved, status=409)
    _tell(request, wrote, changed=wrote.draft.number != draft.number)
    return redirect("designer:part", wrote.draft.id, way)


def _tell(request: HttpRequest, wrote: Wrote, *, changed: bool) -> None:
    """Also of what follows another key, and of what could not."""
    messages.success(request, _("Saved.") if changed else _("Nothing was changed."))
    if wrote.followed:
        messages.success(
            request,
            ngettext(
                "The new key was put into %(number)s other place that names this part.",
                "The new key was put into %(number)s other places that name this part.",
                wrote.followed,
            )
            % {"number": wrote.followed},
        )
    for one in wrote.left[:MOST_LEFT]:
        messages.warning(request, _("The old key still stands in: %(place)s. Change it there.") % {"place": one})


def _shown(
    request: HttpRequest,
    draft: Draft,
    steps: Steps,
    form: PartForm,
    *,
    problem: str = "",
    theirs: bool = False,
    status: int = 200,
) -> HttpResponseBase:
    """With what was typed; `theirs`: and with what a colleague saved in the meantime beside it."""
    context = {
        "draft": draft,
        "around": around(draft, "part"),
        "part": part_page(draft, form.part),
        "part_form": form,
        "theirs": PartForm(draft.files, steps) if theirs else None,
        "problem": problem,
        **beside(draft, steps),
    }
    return render(request, "designer/part.html", context, status=status)
