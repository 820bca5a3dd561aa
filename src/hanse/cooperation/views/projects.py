"""Joint projects: the list, one of them, its documents, and a city's answer to its invitation."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hanse.cooperation import rules
from hanse.cooperation.actions.project import answer_invitation
from hanse.cooperation.enums import Visibility
from hanse.cooperation.errors import AnsweredAlready
from hanse.cooperation.models import JointProject
from hanse.cooperation.presenters.project import project_page, seen_by
from hanse.cooperation.queries.projects import documents_of, project, projects_for, unnamed_to
from hanse.host.revalidation import asked_again
from hanse.identity.public import person, viewer_of
from hanse.kernel.errors import NotThere
from hanse.kernel.files import download
from hanse.kernel.rights import require
from hanse.members.public import is_member
from hanse.ui.charts import picture_file

A_PAGE = 20


def visible(request: HttpRequest, project_id: UUID) -> JointProject:
    """A project that the viewer may see; any other is not there. Raises NotThere."""
    found = project(project_id)
    if not rules.may_see_project.test(viewer_of(request.user), found):
        raise NotThere(_("There is no such joint project."))
    return found


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Those that the reader may see; the address can name those alone that are seen by somebody."""
    viewer = viewer_of(request.user)
    found, seen = projects_for(viewer), request.GET.get("seen", "")
    found = found.filter(visibility=seen) if seen in Visibility.values else found
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    unnamed = unnamed_to(viewer, [one.lead_id for one in page])
    shown = {
        "page": page,
        "lines": [(one, seen_by(one), "" if one.lead_id in unnamed else one.lead.name) for one in page],
        "may_begin": rules.may_begin_project.test(viewer, None),
        "may_propose": rules.may_propose_project.test(viewer, None),
        "is_member": is_member.test(viewer, None),
    }
    return asked_again(request, render(request, "cooperation/projects.html", shown))


@require_safe
def show(request: HttpRequest, project_id: UUID) -> HttpResponse:
    found = visible(request, project_id)
    page = project_page(found, documents_of(found), viewer_of(request.user))
    file = picture_file(request, {"timeline": page.timeline})
    return asked_again(request, file or render(request, "cooperation/project.html", {"page": page}))


@require_safe
def document(request: HttpRequest, project_id: UUID, document_id: UUID) -> HttpResponseBase:
    """The file, for who may read it."""
    found = visible(request, project_id)
    one = next((each for each in documents_of(found) if each.id == document_id), None)
    if one is None:
        raise NotThere(_("There is no such file."))
    require(rules.may_read_document, viewer_of(request.user), one)
    return download(one.file)


@never_cache
@login_required
@require_POST
def answer(request: HttpRequest, project_id: UUID, participation_id: UUID) -> HttpResponse:
    """A city says yes or no, or leaves."""
    found = visible(request, project_id)
    one = next((each for each in found.participations.all() if each.id == participation_id), None)
    if one is None:
        raise NotThere(_("There is no such invitation."))
    require(rules.may_answer_invitation, viewer_of(request.user), one)
    try:
        answer_invitation(one, accepts=request.POST.get("do") == "accept", by=person(request).actor)
        messages.success(request, _("Saved."))
    except AnsweredAlready as refusal:
        messages.error(request, refusal.message)
    return redirect("cooperation:projects")
