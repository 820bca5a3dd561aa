"""Evidence and comments beside a question."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hanse.kernel import files
from hanse.kernel.errors import Invalid, NotAllowed, NotThere
from hanse.questions.actions import add_comment, add_evidence, remove_evidence, resolve_comment
from hanse.questions.forms.talk import CommentForm, EvidenceForm
from hanse.questions.models import Evidence
from hanse.questions.presenters.panels import evidence_words
from hanse.questions.presenters.places import Places
from hanse.questions.queries import Visit, comments_of, evidence_of
from hanse.questions.views.opening import question_of, require_backing, runner_page
from hanse.questions.views.question import show_question


@runner_page("POST")
def evidence(request: HttpRequest, visit: Visit, places: Places, *, key: str) -> HttpResponseBase:
    question = question_of(visit, key)
    require_backing(visit, key)
    form = EvidenceForm(request.POST, request.FILES)
    if form.is_valid():
        given = form.cleaned_data
        try:
            add_evidence(
                visit.sheet, question, by=visit.by, upload=given["upload"], link=given["link"], note=given["note"]
            )
        except Invalid as refused:
            form.add_error(refused.field or "upload", refused.message)
        else:
            messages.success(request, _("The evidence is added."))
            return redirect(places.question(key) + "#evidence")
    return show_question(request, visit, places, question, evidence_form=form)


@runner_page("GET", "HEAD")
def evidence_file(
    request: HttpRequest,  # noqa: ARG001 - every page takes it
    visit: Visit,
    places: Places,  # noqa: ARG001
    *,
    key: str,
    evidence_id: UUID,
) -> HttpResponseBase:
    found = _evidence(visit, key, evidence_id)
    if found.file is None:
        raise NotThere(_("There is no such file."))
    return files.download(found.file)


@runner_page("GET", "HEAD", "POST")
def remove(request: HttpRequest, visit: Visit, places: Places, *, key: str, evidence_id: UUID) -> HttpResponseBase:
    """Ask, then take the evidence away."""
    require_backing(visit, key)
    found = _evidence(visit, key, evidence_id)
    if request.method != "POST":
        values = {"words": evidence_words(found), "back": places.question(key) + "#evidence"}
        return render(request, "questions/remove_evidence.html", values)
    remove_evidence(found, by=visit.by)
    messages.success(request, _("The evidence is removed."))
    return redirect(places.question(key) + "#evidence")


def _evidence(visit: Visit, key: str, evidence_id: UUID) -> Evidence:
    found = evidence_of(visit.sheet, key).select_related("sheet").filter(id=evidence_id).first()
    if found is None:
        raise NotThere(_("There is no such evidence."))
    return found


@runner_page("POST")
def comments(request: HttpRequest, visit: Visit, places: Places, *, key: str) -> HttpResponseBase:
    question = question_of(visit, key)
    _require_talk(visit)
    form = CommentForm(request.POST)
    if form.is_valid():
        try:
            added = add_comment(visit.sheet, question, form.cleaned_data["comment"], by=visit.by)
        except Invalid as refused:
            form.add_error("comment", refused.message)
        else:
            return redirect(places.question(key) + f"#comment-{added.id}")
    return show_question(request, visit, places, question, comment_form=form)


@runner_page("POST")
def resolve(
    request: HttpRequest,  # noqa: ARG001 - every page takes it
    visit: Visit,
    places: Places,
    *,
    key: str,
    comment_id: UUID,
) -> HttpResponseBase:
    _require_talk(visit)
    found = comments_of(visit.sheet, key).select_related("sheet").filter(id=comment_id).first()
    if found is None:
        raise NotThere(_("There is no such comment."))
    resolve_comment(found, by=visit.by)
    return redirect(places.question(key) + "#comments")


def _require_talk(visit: Visit) -> None:
    if not visit.may_talk:
        raise NotAllowed(_("You may read these comments, and not add to them."))
