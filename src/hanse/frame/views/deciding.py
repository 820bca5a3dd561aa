"""What an office does with a case: a step, an opinion, a note, handing it to a colleague. Each asks on one page."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from markupsafe import Markup

from hanse.frame.actions import give_opinion, hand_over_case, note_on_case, take_step
from hanse.frame.models import Case
from hanse.frame.presenters.agreeing import agreed_answers, agreements
from hanse.frame.presenters.asking_again import again_answers
from hanse.frame.presenters.following import following
from hanse.frame.queries import Dossier, dossier_of
from hanse.frame.queries.people import colleagues
from hanse.frame.spec.deciding import asked_opinions, open_steps
from hanse.frame.spec.declaration import opinion_key
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import Tone, Transition
from hanse.frame.views.asking import office_case_of, officer, signed_in
from hanse.frame.views.offers import offers_of
from hanse.frame.views.office_visit import asking, office_visit
from hanse.identity.public import names_of, person
from hanse.kernel.texts import Text
from hanse.questions.public import SeveralVisit, reader_in
from hanse.questions.spec.answer import Answer
from hanse.questions.spec.question import Option, Question
from hanse.questions.spec.questionnaire import Questionnaire
from hanse.questions.spec.reading import Reader
from hanse.ui.rendering import render_part
from hanse.ui.shell import Link


@signed_in
def step_desk(request: HttpRequest, **names: Any) -> SeveralVisit | HttpResponseBase:
    """One step of the person's office."""
    dossier, by = dossier_of(office_case_of(request, names["case_id"])), officer(request)
    row, procedure = dossier.row, dossier.procedure
    found = next((one for one in open_steps(procedure, dossier.standing, by) if one.key == names["transition"]), None)
    if found is None:
        return _moved_on(request, row)
    agreed = dossier.standing.agreed.get(found.key, frozenset())
    if by.id in agreed and request.method != "POST":
        messages.info(request, _("You have agreed to this already. Now a colleague has to."))
        return redirect("frame:office_case", row.id)
    reader = reader_in(get_language() or "en", procedure.translations)
    ends = procedure.state(found.target).final

    left = found.together - len(agreed) - 1

    def send(answers: Mapping[str, Answer]) -> None:
        take_step(row, found.key, answers, by=by, language=get_language() or "en")
        if left > 0:
            _say_half_agreed(request, left)

    return _visit(
        request,
        row,
        procedure.asking.get(found.key),
        send,
        title=reader(found.title),
        hint=reader(found.hint) or (_("The case ends with this, and it cannot be taken back.") if ends else ""),
        button=reader(found.title) if found.together == 1 else _("Agree"),
        grave=ends and not _grants(procedure, found),
        says=left > 0,
        panels=[
            *([] if found.together == 1 else [_agreed(dossier, found, reader)]),
            _following(dossier, found, reader),
        ],
        answers={**again_answers(found, dossier.standing.answers), **agreed_answers(dossier, found)},
        offers=offers_of(row, reader, office=True),
    )


def _grants(procedure: Procedure, step: Transition) -> bool:
    """Whether the applicant gets what was asked for: no step of which an officer needs to be warned."""
    certificates = {one.key for one in procedure.documents if one.tone is Tone.CERTIFICATE}
    return step.document in certificates


def _say_half_agreed(request: HttpRequest, left: int) -> None:
    """What is said to who agreed to a joint step for which others are still needed."""
    words = ngettext(
        "You have agreed. The step is taken when %(number)s more colleague agrees.",
        "You have agreed. The step is taken when %(number)s more colleagues agree.",
        left,
    )
    messages.success(request, words % {"number": left})


def _following(dossier: Dossier, step: Transition, reader: Reader) -> Markup:
    """What will happen by the step."""
    return render_part("frame/office/following.html", lines=list(following(dossier.procedure, step, reader)))


def _agreed(dossier: Dossier, step: Transition, reader: Reader) -> Markup:
    """Who has agreed to a joint step so far, and to what."""
    by = dossier.standing.agreed.get(step.key, frozenset())
    agreed = agreements(dossier, step, names_of(by), reader)
    return render_part("frame/office/agreed.html", agreed=agreed, left=step.together - len(by) - 1)


@signed_in
def opinion_desk(request: HttpRequest, **names: Any) -> SeveralVisit | HttpResponseBase:
    """The opinion for which the person's office was asked."""
    dossier, by, office = dossier_of(office_case_of(request, names["case_id"])), officer(request), str(names["office"])
    row, procedure = dossier.row, dossier.procedure
    found = next((one for one in asked_opinions(procedure, dossier.standing) if one.office == office), None)
    if found is None or office in dossier.standing.opinions or office not in by.offices:
        return _moved_on(request, row)
    reader = reader_in(get_language() or "en", procedure.translations)

    def send(answers: Mapping[str, Answer]) -> None:
        give_opinion(row, office, answers, by=by, language=get_language() or "en")
        messages.success(request, _("The opinion is given."))

    asked = procedure.asking[opinion_key(row.state, office)]
    return _visit(
        request,
        row,
        asked,
        send,
        title=reader(found.title),
        button=_("Give the opinion"),
        says=True,
    )


@signed_in
def note_desk(request: HttpRequest, **names: Any) -> SeveralVisit | HttpResponseBase:
    """A remark that the offices alone read."""
    row = office_case_of(request, names["case_id"])
    question = Question(key="note", kind="text", text=Text("frame.note", _("Note")), longest=4000)

    def send(answers: Mapping[str, Answer]) -> None:
        words = str(answers["note"].value)
        note_on_case(row, words, by=officer(request), language=get_language() or "en")
        messages.success(request, _("The note is kept."))

    hint = _("Only the offices read it. The applicant does not.")
    words = {"title": _("Write a note"), "button": _("Save"), "hint": hint}
    return _visit(request, row, asking(_("Note"), question), send, says=True, **words)


@signed_in
def hand_over_desk(request: HttpRequest, **names: Any) -> SeveralVisit | HttpResponseBase:
    """Handing a case to a colleague of the office that has it."""
    row = office_case_of(request, names["case_id"])
    by = officer(request)
    others = {one: name for one, name in colleagues(row.office).items() if one not in {row.holder_id, by.id}}
    if row.office not in by.offices or not others:
        messages.info(request, _("There is nobody else in the office that has this case."))
        return redirect("frame:office_case", row.id)
    only = next(iter(others)) if len(others) == 1 else None

    def send(answers: Mapping[str, Answer]) -> object:
        to = only or UUID(str(answers["to"].value))
        return hand_over_case(row, to, by=by, language=get_language() or "en")

    title = _("Hand it to %(name)s") % {"name": others[only]} if only else _("Hand it to a colleague")
    asked = None if only else asking(_("Colleague"), _colleague(others))
    return _visit(request, row, asked, send, title=title, button=_("Hand over"))


def _colleague(people: Mapping[UUID, str]) -> Question:
    options = tuple(Option(value=str(one), text=Text(f"frame.person.{one}", name)) for one, name in people.items())
    return Question(key="to", kind="single", text=Text("frame.colleague", _("Colleague")), options=options)


def _moved_on(request: HttpRequest, row: Case) -> HttpResponseBase:
    messages.info(request, _("This can no longer be done: the case has moved on."))
    return redirect("frame:office_case", row.id)


def _visit(
    request: HttpRequest,
    row: Case,
    asked: Questionnaire | None,
    send: Callable[[Mapping[str, Answer]], object],
    *,
    says: bool = False,
    **more: Any,
) -> SeveralVisit:
    home = Link(_("The case"), reverse("frame:office_case", args=[row.id]))

    def sent(answers: Mapping[str, Answer]) -> HttpResponseBase:
        send(answers)
        if not says:
            messages.success(request, _("This is how the case stands now."))
        return redirect(home.href)

    return office_visit(row, asked, sent, home=home, by=person(request).actor, **more)
