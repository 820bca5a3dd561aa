"""The waiting list, for who found nothing free: her address, her place, and the way off it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hanse.frame.actions.booking.waiting import join_waiting, leave_waiting
from hanse.frame.errors import StepRefused
from hanse.frame.forms import LinkForm
from hanse.frame.models import Application, Booking
from hanse.frame.queries import procedure_of
from hanse.frame.queries.bookings import offered_to, waiting_of
from hanse.frame.spec.procedure import Procedure
from hanse.frame.views.applying import of_mine
from hanse.kernel.errors import NotThere
from hanse.questions.public import reader_in
from hanse.questions.spec.question import Question


@of_mine
def waiting(request: HttpRequest, application: Application, key: str) -> HttpResponseBase:
    procedure = procedure_of(application)
    question = _question(procedure, key)
    found, kept = waiting_of(application, key), offered_to(application, key)
    if kept and request.method != "POST":
        return _offered(request, application, procedure, kept)
    form = LinkForm(request.POST or None, initial={"email": found.email if found else _address(application, procedure)})
    if request.method == "POST" and request.POST.get("do") == "leave":
        leave_waiting(application, key)
        messages.success(request, _("You are no longer on the waiting list."))
        return redirect("frame:application:question", application.service, application.id, key)
    if request.method == "POST" and form.is_valid():
        return _join(request, application, question, form.cleaned_data["email"])
    reader = reader_in(get_language() or "en", procedure.translations)
    places = [(str(one.value), reader(one.text)) for one in question.options]
    context = {
        "application": application,
        "key": key,
        "form": form,
        "found": found,
        "title": reader(procedure.title),
        "hours": procedure.bookable(question).waiting,
        "places": places,
        "place": request.POST.get("place", found.place if found else request.GET.get("place", "")),
    }
    return render(request, "frame/application/waiting.html", context)


def _offered(request: HttpRequest, row: Application, procedure: Procedure, kept: Booking) -> HttpResponseBase:
    title = reader_in(get_language() or "en", procedure.translations)(procedure.title)
    return render(request, "frame/application/offered.html", {"application": row, "kept": kept, "title": title})


def _join(request: HttpRequest, application: Application, question: Question, email: str) -> HttpResponseBase:
    known = [str(one.value) for one in question.options]
    given = request.POST.get("place", "")
    place = given if given in known else next(iter(known), "")
    here = (application.service, application.id, question.key)
    try:
        join_waiting(application, question.key, place, email, language=get_language() or "en")
    except StepRefused as refused:
        messages.info(request, refused.message)
        return redirect("frame:application:question", *here)
    messages.success(request, _("You are on the waiting list. We write to %s as soon as a time is free.") % email)
    return redirect("frame:waiting", *here)


def _question(procedure: Procedure, key: str) -> Question:
    found = procedure.questionnaire.questions.get(key)
    if found is None or found.kind != "slot" or not procedure.bookable(found).waiting:
        raise NotThere(_("There is no waiting list here."))
    return found


def _address(application: Application, procedure: Procedure) -> str:
    answer = application.answers.get(procedure.email)
    return str(answer["value"] or "") if answer else ""
