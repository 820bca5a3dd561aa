"""Working on a joint project: what it is, who is invited, its phases and documents."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hanse.cooperation import rules
from hanse.cooperation.actions import project as acts
from hanse.cooperation.enums import PhaseState, Readers, Visibility
from hanse.cooperation.errors import AskedAlready, ProjectChanged
from hanse.cooperation.forms.project import DocumentForm, InviteForm, PhaseForm, ProjectForm
from hanse.cooperation.models import JointProject
from hanse.cooperation.queries.projects import documents_of, partners, phase, project
from hanse.identity.public import Party, Viewer, person, viewer_of
from hanse.kernel.actor import Actor
from hanse.kernel.errors import Invalid, NotThere
from hanse.kernel.rights import require
from hanse.members.public import City, Role, member_cities
from hanse.ui.forms import Form, saved_otherwise


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def keep(request: HttpRequest, project_id: UUID | None = None) -> HttpResponse:
    """A new project, or what changed of one. What a coordinator proposes is a draft, which the secretariat shows."""
    found, viewer = project(project_id) if project_id else None, viewer_of(request.user)
    require(rules.may_edit_project if found else rules.may_begin_project | rules.may_propose_project, viewer, found)
    form, theirs = _form(request, request.POST or None, found), []
    if request.method == "POST" and form.is_valid():
        try:
            if kept := _kept(request, found, form):
                messages.success(request, _("Saved."))
                return redirect("cooperation:project_work", kept.id)
        except ProjectChanged as refusal:
            form = _on_what_is_saved(request, found)
            theirs = saved_otherwise(form, partners=_partners())
            form.add_error(None, refusal.message)
    proposes = not (found or rules.may_begin_project.test(viewer, None))
    shown = {"form": form, "project": found, "theirs": theirs, "proposes": proposes}
    return render(request, "cooperation/keep_project.html", shown, status=422 if form.errors else 200)


def _form(request: HttpRequest, given: QueryDict | None, found: JointProject | None) -> ProjectForm:
    viewer = viewer_of(request.user)
    form = ProjectForm(given, initial=_known(found, viewer), partners=_partners())
    if not rules.may_say_who_sees_project.test(viewer, found):
        del form.fields["visibility"]
    return form


def _partners() -> dict[str, str]:
    return {str(one.id): one.name for one in partners()}


def _on_what_is_saved(request: HttpRequest, found: JointProject | None) -> ProjectForm:
    """What was typed, to be saved over what a colleague has saved meanwhile."""
    fresh, typed = project(found.id) if found else None, request.POST.copy()
    typed["version"] = str(fresh.version if fresh else "")
    typed.setdefault("visibility", fresh.visibility if fresh else Visibility.DRAFT)
    return _form(request, typed, fresh)


def _known(found: JointProject | None, viewer: Viewer) -> dict[str, object]:
    if found is None:
        own = list(_cities_of(viewer)) if not rules.may_begin_project.test(viewer, None) else []
        return {"lead": own[0].name} if len(own) == 1 else {}
    plain = {name: getattr(found, name) for name in ("title", "summary", "results", "visibility", "version")}
    return plain | {"lead": found.lead.name, "partners": [str(one.id) for one in found.partners.all()]}


def _kept(request: HttpRequest, found: JointProject | None, form: ProjectForm) -> JointProject | None:
    """What could be; what could not is said in the form. Who only leads it cannot hand it to another city."""
    given, by, viewer = form.cleaned_data, person(request).actor, viewer_of(request.user)
    may_choose = rules.may_begin_project.test(viewer, None)
    among = member_cities() if may_choose else _cities_of(viewer)
    try:
        return acts.keep_project(
            found,
            title=given["title"],
            summary=given["summary"],
            results=given["results"],
            lead=_member_called(given["lead"], "lead", among) if found is None or may_choose else found.lead,
            visibility=Visibility(given.get("visibility", Visibility.DRAFT)),
            partner_ids=[UUID(one) for one in given["partners"]],
            seen=given["version"],
            by=by,
        )
    except Invalid as refusal:
        form.add_error(refusal.field or None, refusal.message)
        return None


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def work(request: HttpRequest, project_id: UUID) -> HttpResponse:
    """Its cities, phases and documents, each with a form of its own."""
    found = project(project_id)
    require(rules.may_edit_project, viewer_of(request.user), found)
    do = request.POST.get("do", "")
    forms = {name: made(request, do == name) for name, made in FORMS.items()}
    if request.method == "POST" and _done(request, found, do, forms):
        messages.success(request, _("Saved."))
        return redirect("cooperation:project_work", project_id)
    shown = {"project": found, "forms": forms, "documents": documents_of(found), "states": PhaseState}
    refused = any(form.is_bound and form.errors for form in forms.values())
    return render(request, "cooperation/project_work.html", shown, status=422 if refused else 200)


FORMS: dict[str, Callable[[HttpRequest, bool], Form]] = {
    "invite": lambda request, sent: InviteForm(request.POST if sent else None),
    "phase": lambda request, sent: PhaseForm(request.POST if sent else None),
    "document": lambda request, sent: DocumentForm(request.POST if sent else None, request.FILES if sent else None),
}


def _done(request: HttpRequest, found: JointProject, do: str, forms: dict[str, Form]) -> bool:
    """Whether what was sent could be done; what could not is said in its form."""
    by, form = person(request).actor, forms.get(do)
    if form is None:
        what, _colon, rest = do.partition(":")
        if what == "file":
            one = next((each for each in documents_of(found) if str(each.id) == rest), None)
            if one is None:
                raise NotThere(_("There is no such file."))
            acts.remove_document(one, by=by)
        elif what in {*PhaseState.values, "remove"}:
            acts.change_phase(phase(found, rest), state=None if what == "remove" else PhaseState(what), by=by)
        return True
    if not form.is_valid():
        return False
    try:
        _act(found, do, form.cleaned_data, by)
    except AskedAlready as refusal:
        form.add_error("city", refusal.message)
    except Invalid as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else next(iter(form.fields)), refusal.message)
    return form.is_valid()


def _act(found: JointProject, do: str, given: dict[str, Any], by: Actor) -> None:
    if do == "invite":
        acts.invite_city(found, city=_member_called(given["city"], "city", member_cities()), by=by)
    elif do == "phase":
        state = PhaseState(given["state"])
        dates = {"starts_on": given["starts_on"], "ends_on": given["ends_on"]}
        acts.add_phase(found, title=given["phase"], state=state, by=by, **dates)
    else:
        acts.add_document(found, upload=given["upload"], readers=Readers(given["readers"]), by=by)


def _cities_of(viewer: Viewer) -> QuerySet[City]:
    """The members that she coordinates: for them she can propose a project."""
    return member_cities().filter(pk__in=viewer.parties(Role.COORDINATOR))


def _member_called(name: str, field: str, among: QuerySet[City]) -> Party:
    found = among.select_related("party").filter(name__iexact=name.strip())[:2]
    if len(found) != 1:
        words = _("No member has this name, or several have it. Write it as in the list of members.")
        raise Invalid(words, field=field)
    return found[0].party
