"""Several voices on one question: asking for them, seeing them side by side, agreeing."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hanse.diagnostic import rules
from hanse.diagnostic.actions import (
    WHO_ANSWERS,
    adopt_unanimous,
    ask_several,
    give_reason,
    propose_consensus,
    settle_consensus,
    take_stance,
)
from hanse.diagnostic.enums import State
from hanse.diagnostic.forms import OwnReasonForm, ProposalForm, SeveralForm, StanceForm
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.presenters.voices import VoicesPage, voices_page, voices_sections
from hanse.diagnostic.queries.frameworks import framework, questionnaire_of
from hanse.diagnostic.queries.voices import is_asked
from hanse.diagnostic.views.asking import allowed
from hanse.diagnostic.views.rest import keep_rest, take_rest
from hanse.identity.public import Viewer, person, viewer_of
from hanse.kernel.collation import in_order
from hanse.kernel.errors import Invalid, NotThere
from hanse.kernel.rights import require
from hanse.members.public import people_of
from hanse.questions.public import reader_in
from hanse.ui import formats
from hanse.ui.forms import Choice, Form


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, assessment_id: UUID, section: str) -> HttpResponse:
    """Ask several people to answer a section, or the one question that the address names, each on their own."""
    found = allowed(request, assessment_id, rules.may_assign)
    question = request.GET.get("question", "")
    words = _what(found, section, question)
    people = {str(one.user_id): one.user for one in people_of(found.party_id, *WHO_ANSWERS)}
    in_turn = {str(one.id): one for one in in_order(people.values())}
    form = SeveralForm(request.POST or None, people=in_turn)
    if request.method == "POST" and form.is_valid():
        note = form.cleaned_data["note"]
        ask_several(found, people=form.chosen, section=section, question=question, note=note, by=person(request))
        messages.success(request, _("They were asked, and letters are on their way."))
        return redirect("diagnostic:voices", found.id)
    return render(request, "diagnostic/voices_ask.html", {"form": form, "assessment": found, "what": words})


def _what(assessment: Assessment, section: str, question: str) -> str:
    """The section or question in the person's language. Raises NotThere."""
    version = assessment.method
    place = next((one for one in questionnaire_of(*version).sections if one.key == section), None)
    asked = next((one for one in place.questions if one.key == question), None) if place else None
    if place is None or (question and asked is None):
        raise NotThere(_("There is no such section."))
    reader = reader_in(get_language() or "en", framework(*version).translations)
    return reader(asked.text if asked else place.title)


@never_cache
@login_required
@require_safe
def index(request: HttpRequest, assessment_id: UUID) -> HttpResponse:
    """All questions of several voices, by section: who has answered, which differ, what is agreed."""
    found = allowed(request, assessment_id, rules.may_see_voices)
    viewer = viewer_of(request.user)
    context = {
        "assessment": found,
        "sections": voices_sections(found, get_language() or "en"),
        "may_propose": found.state == State.DRAFT and rules.may_propose.test(viewer, found),
        "may_say": found.state == State.DRAFT and _may_say(viewer, found),
    }
    return render(request, "diagnostic/voices.html", context)


def _may_say(viewer: Viewer, found: Assessment) -> bool:
    """Who may propose, and each of those who were asked."""
    if rules.may_propose.test(viewer, found):
        return True
    return rules.may_answer.test(viewer, found) and is_asked(found, viewer.user_id)


@login_required
@require_POST
def adopt(request: HttpRequest, assessment_id: UUID, section: str) -> HttpResponse:
    """Let what all say count, for a whole section."""
    found = allowed(request, assessment_id, rules.may_propose)
    _what(found, section, "")
    number = adopt_unanimous(found, section, by=person(request))
    words = ngettext("%(number)s answer counts now.", "%(number)s answers count now.", number)
    messages.success(request, words % {"number": formats.number(number)})
    return redirect("diagnostic:voices", found.id)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, assessment_id: UUID, key: str) -> HttpResponse:
    """What each says, side by side, and the answer on which they agree."""
    found = allowed(request, assessment_id, rules.may_see_voices)
    page = voices_page(found, key, person(request).id, get_language() or "en")
    if page is None:
        raise NotThere(_("Nobody was asked to answer this question on their own."))
    typed = request.POST.dict() if request.method == "POST" else take_rest(request)
    forms, do = _forms(request, page, typed), request.POST.get("do", "")
    if request.method == "POST" and (form := forms.get(do)) is not None and form.is_valid():
        try:
            _DO[do](request, found, key, form)
        except Invalid as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, _("Saved."))
            keep_rest(request, (each for name, each in forms.items() if name != do), {"why": page.own_reason})
            return redirect("diagnostic:voices_question", found.id, key)
    context = {"page": page, "forms": forms, "assessment": found, "is_typed": bool(typed)}
    return render(request, "diagnostic/voices_question.html", context)


def _forms(request: HttpRequest, page: VoicesPage, typed: dict[str, str]) -> dict[str, Form]:
    """What whoever looks can do on the page; what was sent is bound, the rest shows what was typed there."""
    viewer, one = viewer_of(request.user), page.assessment
    if one.state != State.DRAFT or not rules.may_comment.test(viewer, one):
        return {}
    sent = request.POST if request.method == "POST" else None
    asked = request.POST.get("do", "")

    def bound(name: str) -> QueryDict | None:
        return sent if asked == name else None

    forms: dict[str, Form] = {}
    if page.has_said and not (page.consensus and page.consensus.is_settled):
        forms["reason"] = OwnReasonForm(bound("reason"), initial={"why": page.own_reason, **typed})
    if page.may_stand:
        forms["stance"] = StanceForm(bound("stance"), initial=typed)
    if rules.may_propose.test(viewer, one):
        if page.choices:
            answers = [Choice(value, words) for value, words in page.choices]
            forms["propose"] = ProposalForm(bound("propose"), initial=typed, answers=answers, needs_reason=page.differs)
        if page.consensus and not page.consensus.is_settled:
            forms["settle"] = Form(bound("settle"))
    return forms


def _reason(request: HttpRequest, found: Assessment, key: str, form: Form) -> None:
    require(rules.may_answer, viewer_of(request.user), found)
    give_reason(found, key, form.cleaned_data["why"], by=person(request))


def _stance(request: HttpRequest, found: Assessment, key: str, form: Form) -> None:
    require(rules.may_comment, viewer_of(request.user), found)
    agrees = form.cleaned_data["agrees"] == "yes"
    take_stance(found, key, agrees=agrees, reason=form.cleaned_data["dissent"] or "", by=person(request))


def _propose(request: HttpRequest, found: Assessment, key: str, form: Form) -> None:
    said = form.cleaned_data
    propose_consensus(found, key, voice_id=UUID(said["voice"]), reason=said["reason"], by=person(request))


def _settle(request: HttpRequest, found: Assessment, key: str, _form: Form) -> None:
    settle_consensus(found, key, by=person(request))


_DO: dict[str, Callable[[HttpRequest, Assessment, str, Form], None]] = {
    "reason": _reason,
    "stance": _stance,
    "propose": _propose,
    "settle": _settle,
}
