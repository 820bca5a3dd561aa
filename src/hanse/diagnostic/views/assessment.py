"""An assessment: its overview, handing out, laying before the approver, sign-off, reopening."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.actions import (
    WHO_ANSWERS,
    assign,
    finish_assignment,
    lay_for_sign_off,
    reopen_assessment,
    return_assessment,
    sign_off,
    take_back,
    withdraw_from_sign_off,
)
from hanse.diagnostic.enums import State
from hanse.diagnostic.errors import AssessmentExists, Incomplete, WrongState
from hanse.diagnostic.forms import AssignForm, ReasonForm, ReviewForm
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.presenters.overview import Overview, overview
from hanse.diagnostic.queries.assessments import assignments_of
from hanse.diagnostic.queries.earlier import earlier_of
from hanse.diagnostic.queries.frameworks import framework, questionnaire_of
from hanse.diagnostic.queries.quick_scans import has_questions_of_the_scan
from hanse.diagnostic.views.asking import allowed
from hanse.diagnostic.views.quick_scan.holding import waiting_scan
from hanse.identity.public import person, viewer_of
from hanse.kernel.collation import in_order
from hanse.kernel.errors import NotThere
from hanse.members.public import Role, names_at, people_of
from hanse.questions.public import reader_in
from hanse.ui import formats


def page_of(request: HttpRequest, found: Assessment) -> Overview:
    return overview(found, viewer_of(request.user), get_language() or "en")


@never_cache
@login_required
@require_safe
def show(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    found = allowed(request, assessment_id, rules.may_see_assessment)
    page = page_of(request, found)
    asked = questionnaire_of(*found.method)
    takes_scans = page.may_answer and has_questions_of_the_scan(asked)
    held = waiting_scan(request) if takes_scans else None
    earlier = earlier_of(found) if page.may_answer else None
    return render(
        request,
        "diagnostic/assessment.html",
        {"page": page, "held": held, "takes_scans": takes_scans, "earlier": earlier},
    )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def hand_out(request: HttpRequest, assessment_id: UUID, section: str) -> HttpResponse:
    """Hand a section, or the one question that the address names, to a colleague."""
    found = allowed(request, assessment_id, rules.may_assign)
    line = next((one for one in page_of(request, found).sections if one.key == section), None)
    question = request.GET.get("question", "")
    words = _question_words(found, section, question)
    if line is None or (question and not words):
        raise NotThere(_("There is no such section."))
    answering = people_of(found.party_id, *WHO_ANSWERS)
    colleagues = {one.user_id: one.user for one in answering if one.user_id != person(request).id}
    form = AssignForm(request.POST or None, people=in_order(colleagues.values()), one_question=bool(question))
    if request.method == "POST" and form.is_valid():
        chosen = colleagues[UUID(form.cleaned_data["user"])]
        note = form.cleaned_data["note"]
        assign(found, user=chosen, section=section, question=question, by=person(request), note=note)
        messages.success(request, _("%(name)s was asked, and a letter is on its way.") % {"name": chosen})
        return redirect("diagnostic:assessment", found.id)
    context = {"form": form, "assessment": found, "section": line, "question": words, "colleagues": colleagues}
    return render(request, "diagnostic/hand_out.html", context)


def _question_words(assessment: Assessment, section: str, key: str) -> str:
    """The question in the person's language; empty where the section does not ask it."""
    version = assessment.method
    asked = next((one for one in questionnaire_of(*version).sections if one.key == section), None)
    found = next((one for one in asked.questions if one.key == key), None) if asked else None
    return reader_in(get_language() or "en", framework(*version).translations)(found.text) if found else ""


@login_required
@require_POST
def withdraw(request: HttpRequest, assessment_id: UUID, assignment_id: UUID) -> HttpResponse:
    """Take back what was handed out."""
    found = allowed(request, assessment_id, rules.may_assign)
    assignment = next((one for one in assignments_of(found) if one.id == assignment_id), None)
    if assignment is not None:
        take_back(assignment, by=person(request).actor)
    return redirect("diagnostic:assessment", found.id)


@login_required
@require_POST
def finish(request: HttpRequest, assessment_id: UUID, assignment_id: UUID) -> HttpResponse:
    """Who was handed a part says that it is done."""
    found = allowed(request, assessment_id, rules.may_answer)
    own = (one for one in assignments_of(found) if one.user_id == person(request).id)
    assignment = next((one for one in own if one.id == assignment_id), None)
    if assignment is None:
        raise NotThere(_("Nothing of this kind was handed to you."))
    finish_assignment(assignment, by=person(request).actor)
    messages.success(request, _("Thank you. Your colleagues see that your part is done."))
    left = next((one.count.open for one in page_of(request, found).sections if one.key == assignment.section), 0)
    if left and not assignment.question:
        words = ngettext(
            "%(number)s question of your section is still open. You can go on answering.",
            "%(number)s questions of your section are still open. You can go on answering.",
            left,
        )
        messages.info(request, words % {"number": formats.number(left)})
    return redirect("diagnostic:assessment", found.id)


@login_required
@require_POST
def lay(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Lay the answers before the approver."""
    found = allowed(request, assessment_id, rules.may_send_for_sign_off)
    try:
        lay_for_sign_off(found, by=person(request).actor)
        names = formats.listed(in_order(names_at(found.party_id, Role.APPROVER)))
        messages.success(request, _("The answers are laid before the approver (%(approvers)s).") % {"approvers": names})
    except (Incomplete, WrongState) as refusal:
        messages.error(request, refusal.message)
    return redirect("diagnostic:assessment", found.id)


@login_required
@require_POST
def withdraw_lay(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Take the answers back from the approver, to go on answering."""
    found = allowed(request, assessment_id, rules.may_send_for_sign_off)
    try:
        withdraw_from_sign_off(found, by=person(request).actor)
        messages.success(request, _("You have the answers back, and can go on answering."))
    except WrongState as refusal:
        messages.error(request, refusal.message)
    return redirect("diagnostic:assessment", found.id)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """The approver signs off, or gives the answers back."""
    found = allowed(request, assessment_id, rules.may_sign_off)
    if found.state != State.REVIEW:
        messages.info(request, _("These answers do not wait for your sign-off."))
        return redirect("diagnostic:assessment", found.id)
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _decided(request, found, form)
    return render(request, "diagnostic/review.html", {"form": form, "page": page_of(request, found)})


def _decided(request: HttpRequest, found: Assessment, form: ReviewForm) -> HttpResponse:
    try:
        if form.cleaned_data["decision"] == "sign_off":
            sign_off(found, by=person(request))
            messages.success(request, _("Signed off. Here are your city's results."))
            return redirect("diagnostic:results", found.id)
        return_assessment(found, by=person(request), comment=form.cleaned_data["comment"])
        messages.success(request, _("You gave the answers back to your colleagues."))
    except WrongState as refusal:
        messages.error(request, refusal.message)
    return redirect("diagnostic:assessment", found.id)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """Make the next revision, with a reason."""
    found = allowed(request, assessment_id, rules.may_reopen)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = reopen_assessment(found, reason=form.cleaned_data["reason"], by=person(request).actor)
        except (AssessmentExists, WrongState) as refusal:
            messages.error(request, refusal.message)
            return redirect("diagnostic:assessment", found.id)
        return redirect("diagnostic:assessment", made.id)
    return render(request, "diagnostic/reopen.html", {"form": form, "assessment": found})
