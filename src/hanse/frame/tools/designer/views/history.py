"""All revisions of a draft: who, when and what; two of them compared; and one of them again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hanse.frame.queries.inbox import A_PAGE, CutOff
from hanse.frame.tools.designer.actions.drafting import save_draft
from hanse.frame.tools.designer.enums import Change
from hanse.frame.tools.designer.errors import DraftMoved
from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.presenters.around import around
from hanse.frame.tools.designer.presenters.history import compared, revision_lines
from hanse.frame.tools.designer.queries import revision_of, revisions_of
from hanse.frame.tools.designer.views.asking import drafting
from hanse.identity.public import person
from hanse.kernel.digits import whole_number


@require_safe
@drafting
def history(request: HttpRequest, draft: Draft) -> HttpResponseBase:
    page = CutOff(revisions_of(draft), A_PAGE).get_page(request.GET.get("page"))
    context = {"draft": draft, "around": around(draft, "history"), "page": page, "lines": revision_lines(page)}
    return render(request, "designer/history.html", context)


@require_safe
@drafting
def compare(request: HttpRequest, draft: Draft) -> HttpResponseBase:
    """Two revisions, file by file and line by line."""
    newer = whole_number(request.GET.get("newer", "")) or draft.number
    older = whole_number(request.GET.get("older", "")) or max(newer - 1, 1)
    one, other = revision_of(draft, older), revision_of(draft, newer)
    context = {
        "draft": draft,
        "around": around(draft, "history"),
        "older": one,
        "newer": other,
        "files": compared(one.files, other.files),
    }
    return render(request, "designer/compare.html", context)


@require_POST
@drafting
def restore(request: HttpRequest, draft: Draft, number: int) -> HttpResponseBase:
    """A revision again, as the newest."""
    files = revision_of(draft, number).files
    try:
        save_draft(
            draft,
            files,
            number=whole_number(request.POST.get("number", "")) or 0,
            change=Change.RESTORED,
            part=str(number),
            by=person(request),
        )
    except DraftMoved as refusal:
        messages.info(request, refusal.message)
    else:
        messages.success(request, _("Revision %(number)s stands here again.") % {"number": number})
    return redirect("designer:outline", draft.id)
