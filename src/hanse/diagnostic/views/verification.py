"""One examination of a city's answers: taking it on, the list, one answer after the other, its end."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.actions import (
    accept_verification,
    decline_verification,
    dispute,
    finish_verification,
    mediate,
    reply,
    request_change,
    verify_answer,
)
from hanse.diagnostic.enums import Step
from hanse.diagnostic.models import Verification
from hanse.diagnostic.presenters.verification import AnswerPage, answer_page, verification_page
from hanse.diagnostic.presenters.verifications import review_lines
from hanse.diagnostic.queries.verification import finding_of, verification
from hanse.diagnostic.views.rest import keep_rest, take_rest
from hanse.diagnostic.views.verification_forms import (
    DecisionForm,
    DisputeForm,
    FinishForm,
    ReplyForm,
    RequestForm,
    TakeOnForm,
)
from hanse.identity.public import User, person, viewer_of
from hanse.kernel import files
from hanse.kernel.errors import Invalid, NotThere
from hanse.kernel.rights import require
from hanse.questions.public import evidence_of
from hanse.ui.forms import Form


def found(request: HttpRequest, verification_id: UUID, right: Any) -> Verification:
    """The verification, where the person has the right to it. Raises NotThere, NotAllowed."""
    one = verification(verification_id)
    require(right, viewer_of(request.user), one)
    return one


@never_cache
@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What the person was asked to examine."""
    return render(request, "diagnostic/verifications.html", {"lines": review_lines(person(request).id)})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, verification_id: UUID) -> HttpResponse:
    """The answers and how each stands; for whom it is asked, taking it on or not; at the end, finishing it.

    Where answers have not been looked at, it asks first.
    """
    one = found(request, verification_id, rules.may_see_verification)
    page = verification_page(one, viewer_of(request.user), get_language() or "en")
    sent = request.POST if request.method == "POST" else None
    take_on = TakeOnForm(sent) if page.may_take_on else None
    finish = FinishForm(sent, initial=take_rest(request)) if page.may_verify else None
    form = take_on or finish
    if form is not None and form.is_bound and form.is_valid():
        if finish and page.unseen and page.looked_at and request.POST.get("do") != "finish":
            keep_rest(request, [finish], {})
            return render(request, "diagnostic/verification_finish.html", {"page": page, "one": one, "form": finish})
        done = _taken_on if take_on else _finished
        if response := _tried(form, lambda: done(request, one, form)):
            return response
    context = {"page": page, "one": one, "take_on": take_on, "finish": finish}
    return render(request, "diagnostic/verification.html", context)


def _taken_on(request: HttpRequest, one: Verification, form: Form) -> HttpResponse:
    said = form.cleaned_data
    if said["answer"] == "accept":
        accept_verification(one, by=person(request))
        messages.success(request, _("Thank you. The answers are open to you now."))
        return redirect("diagnostic:verification", one.id)
    has_conflict = said["answer"] == "conflict"
    words = said["conflict_words"] if has_conflict else said["words"]
    decline_verification(one, words=words or "", has_conflict=has_conflict, by=person(request))
    messages.success(request, _("Thank you for saying so. The secretariat has been told."))
    return redirect("diagnostic:verifications")


def _finished(request: HttpRequest, one: Verification, form: Form) -> HttpResponse:
    finish_verification(one, words=form.cleaned_data["words"], by=person(request))
    messages.success(request, _("Finished. Thank you: the city sees the result."))
    return redirect("diagnostic:verifications")


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, verification_id: UUID, key: str) -> HttpResponse:
    """One answer with its evidence and its log, and what whoever looks can do about it."""
    one = found(request, verification_id, rules.may_read_answers)
    shown = answer_page(one, key, viewer_of(request.user), get_language() or "en")
    if shown is None:
        raise NotThere(_("There is no answer to verify here."))
    forms, do = _forms(request, shown), request.POST.get("do", "")
    form = forms.get(do)
    if form is not None and form.is_valid() and (done := _tried(form, lambda: _done(request, shown, do, form))):
        return done
    bad = any(each.errors for each in forms.values())
    context = {"shown": shown, "forms": forms, "one": one}
    return render(request, "diagnostic/verification_answer.html", context, status=422 if bad else 200)


def _done(request: HttpRequest, shown: AnswerPage, do: str, form: Form) -> HttpResponse:
    one = shown.page.one
    _DO[do](one, shown.key, form.cleaned_data, person(request))
    messages.success(request, _("Saved."))
    if shown.following and do in {"verify", "request"}:
        return redirect("diagnostic:verification_answer", one.id, shown.following)
    return redirect("diagnostic:verification_answer", one.id, shown.key)


def _tried(form: Form, does: Callable[[], HttpResponse]) -> HttpResponse | None:
    """What was done, or a refusal in words at the field that it is about."""
    try:
        return does()
    except Invalid as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return None


def _forms(request: HttpRequest, shown: AnswerPage) -> dict[str, Form]:
    """What can be done now, by whom it can be done; the form that was sent is bound."""
    page, step, asked = shown.page, shown.step, request.POST.get("do", "")

    def made(name: str, form: type[Form]) -> dict[str, Form]:
        if request.method == "POST" and asked == name:
            return {name: form(request.POST, request.FILES, prefix=name)}
        return {name: form(prefix=name)}

    forms: dict[str, Form] = {}
    if page.may_verify:
        if step not in {Step.VERIFIED, Step.UPHELD, Step.REFUSED}:
            forms |= made("verify", Form)
        if step in {None, Step.VERIFIED, Step.REPLIED}:
            forms |= made("request", RequestForm)
    if page.may_reply and step is Step.REQUESTED:
        forms |= made("reply", ReplyForm)
    if (page.may_verify and step is Step.REPLIED) or (page.may_reply and step is Step.REQUESTED):
        forms |= made("dispute", DisputeForm)
    if page.may_mediate and step is Step.DISPUTED:
        forms |= made("mediate", DecisionForm)
    return forms


def _replied(one: Verification, key: str, said: dict[str, Any], by: User) -> None:
    reply(one, key, words=said["words"], link=said["link"], upload=said["upload"], by=by)


def _mediated(one: Verification, key: str, said: dict[str, Any], by: User) -> None:
    mediate(one, key, is_true=said["decision"] == "true", words=said["words"], by=by)


_DO: dict[str, Callable[[Verification, str, dict[str, Any], User], object]] = {
    "verify": lambda one, key, _said, by: verify_answer(one, key, by=by),
    "request": lambda one, key, said, by: request_change(one, key, words=said["words"], by=by),
    "dispute": lambda one, key, said, by: dispute(one, key, words=said["words"], by=by),
    "reply": _replied,
    "mediate": _mediated,
}


@never_cache
@login_required
@require_safe
def evidence(request: HttpRequest, verification_id: UUID, evidence_id: UUID) -> HttpResponseBase:
    """A file that backs an answer, for as long as the answers are open to the person."""
    one = found(request, verification_id, rules.may_read_answers)
    piece = evidence_of(one.assessment.sheet).filter(id=evidence_id).first()
    if piece is None or piece.file is None:
        raise NotThere(_("There is no such file."))
    return files.download(piece.file)


@never_cache
@login_required
@require_safe
def finding_file(request: HttpRequest, verification_id: UUID, finding_id: UUID) -> HttpResponseBase:
    """A file that came with a reply."""
    one = found(request, verification_id, rules.may_read_answers)
    step = finding_of(one, finding_id)
    if step is None or step.file is None:
        raise NotThere(_("There is no such file."))
    return files.download(step.file)
