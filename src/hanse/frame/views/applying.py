"""Filling in an application: the runner's pages, handing it in, its link, its end."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hanse.frame.actions import KEPT_FOR, delete_application, keep_answer, send_link, submit_application
from hanse.frame.actions.following import follow_as
from hanse.frame.actions.linking import note_proof
from hanse.frame.errors import NotEligible, StepRefused
from hanse.frame.forms import LinkForm
from hanse.frame.models import Application, Case
from hanse.frame.presenters.handing_in import handing_in
from hanse.frame.presenters.nearby import near_lines
from hanse.frame.presenters.sources import source_words
from hanse.frame.queries import procedure_of
from hanse.frame.queries.applications import application_by_id, case_by_id, given_in
from hanse.frame.queries.bookings import held_of
from hanse.frame.queries.nearby import cases_nearby
from hanse.frame.queries.own_cases import not_own_cases
from hanse.frame.queries.published import published_case
from hanse.frame.spec.booked import KINDS
from hanse.frame.spec.procedure import Procedure
from hanse.frame.views.asking import held_application
from hanse.frame.views.holding import held, hold, let_go, link_of
from hanse.frame.views.offers import offers_of
from hanse.identity.public import person_or_none
from hanse.kernel.actor import Actor, ActorKind
from hanse.kernel.errors import NotThere
from hanse.kernel.limits import Limit
from hanse.kernel.links import id_in, is_genuine
from hanse.kernel.private import kept_private
from hanse.kernel.texts import Text
from hanse.questions.public import GuestVisit, reader_in
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.problems import Problem
from hanse.questions.spec.question import Question
from hanse.ui.shell import Link

NOT_YOUR_CASE = Text("frame.problem.not_your_case", "You have no case with the number {given} under this account.")

THE_APPLICANT = Actor.system("frame.applicant")
"""Written beside the files of somebody who has no account."""
HELD_FROM_ONE_PLACE = Limit("frame.booking", most=30, within=timedelta(hours=1))
"""Each is kept from others for a while: who asks for more takes them all."""
LETTERS = Limit("frame.link", most=5, within=timedelta(hours=1))


def desk(request: HttpRequest, **names: Any) -> GuestVisit | HttpResponseBase:
    """The visit to an application; where it was handed in, to its case; without it, to where the service begins."""
    found = held_application(request, names["application_id"])
    if found is None or found.service != names["service"]:
        return _elsewhere(request, **names)
    procedure = procedure_of(found)
    reader = reader_in(get_language() or "en", procedure.translations)
    return GuestVisit(
        questionnaire=procedure.questionnaire,
        reader=reader,
        answers=given_in(found),
        save=lambda key, answer: _save(request, found, procedure.questions[key], answer),
        by=Actor(ActorKind.PERSON, found.applicant_id) if found.applicant_id else THE_APPLICANT,
        title=str(reader(procedure.title)),
        sources={key: source_words(source, reader) for key, source in found.sources.items()},
        fixed=frozenset(one.question for one in procedure.prefill if one.fixed and one.question in found.sources),
        offers=offers_of(found, reader, to_wait=lambda one: reverse("frame:waiting", kwargs={**names, "key": one.key})),
        judge=lambda key, answer: own_case_problems(procedure, found, key, answer),
        home=Link(str(reader(procedure.title)), reverse("frame:service", args=[found.service])),
        finish=Link(_("Continue"), reverse("frame:hand_in", kwargs=names)),
        later=Link(_("Stop here, and go on later"), reverse("frame:keep", kwargs=names)),
    )


def _save(request: HttpRequest, row: Application, question: Question, answer: Answer | None) -> None:
    """Raises StepRefused and what `keep_answer` does."""
    if answer and question.kind in KINDS and not HELD_FROM_ONE_PLACE.admit(request):
        raise StepRefused(_("Very many times were chosen from your network in the last hour. Try again in an hour."))
    keep_answer(row, question.key, answer, beside=held(request).keys())


def own_case_problems(procedure: Procedure, row: Application, key: str, answer: Answer) -> Sequence[Problem]:
    """What is wrong with a number that should be that of a case of her own."""
    strange = any(not_own_cases(procedure, row, {key: answer}))
    return (Problem(NOT_YOUR_CASE, {"given": str(answer.value)}),) if strange else ()


def _elsewhere(request: HttpRequest, service: str, application_id: UUID) -> HttpResponseBase:
    if case_by_id(application_id):
        return redirect("frame:case", application_id)
    messages.info(request, _("This browser holds no such application. Begin one, or open the link that you kept."))
    return redirect("frame:service", service)


def mine(view: Any) -> Any:
    """A page of one application that is still filled in; elsewhere where there is none."""

    @kept_private
    @require_http_methods(["GET", "HEAD", "POST"])
    def opened(request: HttpRequest, service: str, application_id: UUID) -> HttpResponseBase:
        found = held_application(request, application_id)
        if found is None or found.service != service:
            return _elsewhere(request, service, application_id)
        response: HttpResponseBase = view(request, found)
        return response

    return opened


def of_mine(view: Any) -> Any:
    """The same of a page that takes more from its address."""

    def opened(request: HttpRequest, **names: Any) -> HttpResponseBase:
        more = {name: names.pop(name) for name in set(names) - {"service", "application_id"}}
        response: HttpResponseBase = mine(partial(view, **more))(request, **names)
        return response

    return opened


@mine
def hand_in(request: HttpRequest, application: Application) -> HttpResponseBase:
    """What will happen with it, what it costs, and whether one can apply at all; then it is handed in."""
    if request.method != "POST":
        return _last_page(request, application)
    try:
        moved = submit_application(application, language=get_language() or "en")
    except (StepRefused, NotEligible) as refused:
        return _last_page(request, application, problem=refused.message, other=getattr(refused, "question", ""))
    except NotThere:  # handed in by another click, or on another device
        return _elsewhere(request, application.service, application.id)
    messages.success(request, _("We have received it. This page shows how it goes on."))
    response = redirect("frame:case", moved.row.id)
    if moved.row.applicant_id is None:
        hold(request, response, moved.row)
    return response


def _last_page(
    request: HttpRequest, application: Application, *, problem: str = "", other: str = ""
) -> HttpResponseBase:
    """Before it is handed in; `other` is the question whose answer must be another."""
    procedure, language = procedure_of(application), get_language() or "en"
    page = handing_in(application, procedure, held_of(application.id) if procedure.bookings else (), language)
    nearby = near_lines(cases_nearby(procedure, given_in(application)), language) if page.possible else []
    context = {"application": application, "page": page, "problem": problem, "problems": problem, "other": other}
    return render(
        request, "frame/application/hand_in.html", {**context, "nearby": nearby}, status=422 if problem else 200
    )


@require_POST
def known(request: HttpRequest, service: str, application_id: UUID, number: str) -> HttpResponseBase:
    """It is one that is there already: nothing is handed in, and she follows that one where anyone can read it."""
    found = held_application(request, application_id)
    if found is None or found.service != service:
        return _elsewhere(request, service, application_id)
    public = published_case(service, number)
    delete_application(found)
    person = person_or_none(request)
    if person:
        follow_as(person, public, language=get_language() or "en")
        words = _("It is known already, so we have not kept yours. We write to you when it moves on.")
    else:
        words = _("It is known already, so we have not kept yours. If you like, we tell you how it goes on.")
    messages.success(request, words)
    response = redirect("frame:published_case" if person else "frame:follow", service, public.number)
    let_go(request, response, application_id)
    return response


@mine
def keep(request: HttpRequest, application: Application) -> HttpResponseBase:
    """The link under which the application can be found again, to be copied or sent by e-mail."""
    form = LinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if LETTERS.admit(request):
            send_link(application, form.cleaned_data["email"], language=get_language() or "en")
            messages.success(request, _("A letter with the link is on its way to %s.") % form.cleaned_data["email"])
            return redirect("frame:keep", application.service, application.id)
        form.add_error(None, _("Several letters were asked for from here. Try again in an hour, or copy the link."))
    link, guest = link_of(request, application), application.applicant_id is None
    context = {"application": application, "link": link, "days": KEPT_FOR.days, "form": form, "guest": guest}
    return render(request, "frame/application/keep.html", context)


@mine
def delete(request: HttpRequest, application: Application) -> HttpResponseBase:
    if request.method != "POST":
        return render(request, "frame/application/delete.html", {"application": application})
    delete_application(application)
    messages.success(request, _("Your application is deleted. Nothing of it is left here."))
    response = redirect("frame:service", application.service)
    let_go(request, response, application.id)
    return response


@kept_private
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponseBase:
    """The one address that carries the secret. Opening it changes nothing: previews of mails open links too."""
    found = _behind(token)
    if found.party_id is not None and not request.user.is_authenticated:
        return redirect_to_login(place_of(found), resolve_url(settings.LOGIN_URL))
    if request.method == "POST":
        if isinstance(found, Case):
            note_proof(found, token)
        response = redirect(place_of(found))
        hold(request, response, found)
        return response
    procedure = procedure_of(found)
    title = reader_in(get_language() or "en", procedure.translations)(procedure.title)
    number = found.number if isinstance(found, Case) else ""
    return render(request, "frame/application/link.html", {"title": title, "number": number})


def place_of(row: Application | Case) -> str:
    """Where its applicant goes on with it."""
    if isinstance(row, Case):
        return reverse("frame:case", args=[row.id])
    return reverse("frame:application:tasks", args=[row.service, row.id])


def _behind(token: str) -> Application | Case:
    row_id = id_in(token)
    found = (application_by_id(row_id) or case_by_id(row_id)) if row_id else None
    if found is None or not is_genuine(token, found.link_nonce):
        raise NotThere(_("This link leads nowhere any more. What it led to may have been deleted."))
    return found
