"""Views of the list of members, kept under a name and taken away again."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hanse.identity.public import person, viewer_of
from hanse.kernel.errors import Invalid
from hanse.members import rules
from hanse.members.actions.saved_view import delete_view, save_view
from hanse.members.presenters.member import wanted_in
from hanse.members.queries.saved_view import own_view
from hanse.members.views.members import offices_among, opened_to


@opened_to(rules.may_see_members)
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the filters of the page from which it comes."""
    own = offices_among(viewer_of(request.user))
    wanted = wanted_in(request.POST.dict(), [one for one in own if one])
    try:
        view = save_view(
            request.POST.get("name", ""),
            wanted,
            office=wanted.office if wanted.office in own else "",
            shared="shared" in request.POST,
            by=person(request),
        )
    except Invalid as refusal:
        messages.error(request, refusal.message)
        return redirect("members:members")
    messages.success(request, _("The view “%(name)s” is saved.") % {"name": view.name})
    return redirect(f"{reverse('members:members')}?{urlencode(view.asked)}")


@opened_to(rules.may_see_members)
@require_POST
def delete(request: HttpRequest, view_id: UUID) -> HttpResponse:
    delete_view(own_view(viewer_of(request.user), view_id), by=person(request).actor)
    messages.success(request, _("The view is deleted."))
    return redirect("members:members")
