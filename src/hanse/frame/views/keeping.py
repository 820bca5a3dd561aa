"""What an office does with a case after its end: it changes the register's record, or erases the case."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hanse.frame.actions import change_record, erase_case
from hanse.frame.models import Record
from hanse.frame.queries import procedure_of
from hanse.frame.queries.registers import newest_record
from hanse.frame.spec.acts import Standing
from hanse.frame.spec.afterwards import keepers
from hanse.frame.spec.procedure import Procedure
from hanse.frame.views.asking import office_case_of, officer, signed_in
from hanse.frame.views.office_visit import asking, office_visit
from hanse.kernel.texts import Text
from hanse.questions.public import SeveralVisit
from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.checking import answer_from_json
from hanse.questions.spec.question import Option, Question
from hanse.ui.shell import Link

STANDING, BECAUSE = "record_standing", "record_because"
NOT_HERE = frozenset({"file", "group"})
"""Kinds of question whose answers are not changed on one page."""


@signed_in
def record_desk(request: HttpRequest, **names: Any) -> SeveralVisit | HttpResponseBase:
    """A further version of the case's record."""
    row, by = office_case_of(request, names["case_id"]), officer(request)
    procedure, record = procedure_of(row), newest_record(row)
    if record is None or not by.offices & keepers(procedure):
        messages.info(request, _("Your office keeps no record of this case."))
        return redirect("frame:office_case", row.id)
    asked = () if row.erased_at else tuple(_shown(record, procedure))
    present = _present(record, asked)

    def send(answers: Mapping[str, Answer]) -> HttpResponseBase:
        changed = {one.key: answers[one.key] for one in asked if one.key in answers}
        changed = {key: answer for key, answer in changed.items() if answer.value != present[key].value}
        standing, because = Standing(str(answers[STANDING].value)), str(answers[BECAUSE].value)
        change_record(row, standing, because, changed, by=by, language=get_language() or "en")
        messages.success(request, _("The register holds the new version. The earlier ones stay to be read."))
        return redirect("frame:record", record.register, record.number)

    home = Link(_("The record"), reverse("frame:record", args=[record.register, record.number]))
    questions = (_standing(), *asked, _because(_("It stands in the register, for all who can read it.")))
    title = _("Change the record")
    return office_visit(row, asking(title, *questions), send, home=home, title=title, answers=present)


@signed_in
def erase_desk(request: HttpRequest, **names: Any) -> SeveralVisit | HttpResponseBase:
    """The end of what a case holds about a person, with a reason."""
    row = office_case_of(request, names["case_id"])
    if row.ended_at is None or row.erased_at:
        messages.info(request, _("Only a case that has ended, and is not erased yet, can be erased."))
        return redirect("frame:office_case", row.id)

    def send(answers: Mapping[str, Answer]) -> HttpResponseBase:
        erase_case(row, str(answers[BECAUSE].value), by=officer(request), language=get_language() or "en")
        messages.success(request, _("The case is erased. Its number, its states and its fee stay."))
        return redirect("frame:office_case", row.id)

    hint = _("Answers, notes, uploaded files and letters go. This cannot be undone.")
    home = Link(_("The case"), reverse("frame:office_case", args=[row.id]))
    title = _("Erase this case")
    asked = asking(title, _because(_("It stays for ever: write no names into it.")))
    return office_visit(row, asked, send, home=home, title=title, hint=hint, grave=True)


def _shown(record: Record, procedure: Procedure) -> Iterator[Question]:
    """The questions whose answers stand in the record and can be changed here."""
    for key in record.content:
        question = procedure.questions.get(key)
        if question and question.kind not in NOT_HERE:
            yield _alone(question)


def _present(record: Record, asked: Iterable[Question]) -> Mapping[str, Answer]:
    """What the record says now."""
    said = {one.key: answer_from_json(one, "answered", record.content[one.key]["value"]) for one in asked}
    return {STANDING: Answer(STANDING, State.ANSWERED, record.standing), **said}


def _alone(question: Question) -> Question:
    """The question without what refers to others, which are not on the page."""
    return replace(question, relevant="", checks=(), earliest="", latest="", optional=True)


def _standing() -> Question:
    return Question(
        key=STANDING, kind="single", text=Text("frame.standing", _("How the record stands")), options=tuple(_options())
    )


def _options() -> Iterator[Option]:
    named = {
        Standing.IN_FORCE: _("In force"),
        Standing.SUSPENDED: _("Suspended"),
        Standing.WITHDRAWN: _("Withdrawn"),
    }
    for one, words in named.items():
        yield Option(value=one.value, text=Text(f"frame.standing.{one.value}", words))


def _because(hint: str) -> Question:
    text, how = Text("frame.because", _("Reason")), Text("frame.because.how", hint)
    return Question(key=BECAUSE, kind="text", text=text, how=how, longest=500)
