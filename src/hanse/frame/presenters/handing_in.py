"""The last page before an application is handed in: what it costs, what happens next, what may stand in the way."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hanse.frame.errors import NoResult
from hanse.frame.models import Application
from hanse.frame.queries.applications import given_in
from hanse.frame.spec.calculating import results_of
from hanse.frame.spec.cases import answers_in_scope
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.rules import RuleError
from hanse.questions.public import reader_in
from hanse.questions.spec.progress import progress
from hanse.ui import formats


@dataclass(frozen=True, slots=True)
class HandingIn:
    """`open` questions must be answered first; `refused` says why one cannot apply, `warning` that it looks bad."""

    title: str
    open: int
    fee: str
    paid_later: bool
    refused: str
    warning: str

    @property
    def possible(self) -> bool:
        return not self.open and not self.refused


def handing_in(application: Application, procedure: Procedure, language: str) -> HandingIn:
    reader = reader_in(language, procedure.translations)
    answers = given_in(application)
    state = progress(procedure.questionnaire, answers)
    stops = procedure.eligibility is not None and procedure.eligibility.stops
    scope = answers_in_scope(procedure, answers)
    try:
        scope |= answers_in_scope(procedure, {**answers, **results_of(procedure, answers)}) if state.done else {}
        reason = _reason(procedure, scope, language) if state.done else ""
    except RuleError:
        reason, stops = NoResult().message, True
    return HandingIn(
        title=str(reader(procedure.title)),
        open=state.total.asked - state.total.settled,
        fee=_fee(procedure, scope) if state.done else "",
        paid_later=procedure.fee is not None and procedure.fee.due_in != procedure.start.key,
        refused=reason if stops else "",
        warning="" if stops else reason,
    )


def _fee(procedure: Procedure, scope: dict[str, object]) -> str:
    if procedure.fee is None:
        return ""
    try:
        return formats.money(procedure.fee.amount(scope), procedure.fee.currency)
    except RuleError:
        return ""


def _reason(procedure: Procedure, scope: dict[str, object], language: str) -> str:
    if procedure.eligibility is None:
        return ""
    found = procedure.eligibility.decide(scope)
    if found.get("eligible") is True:
        return ""
    text = procedure.eligibility.reasons.get(str(found.get("reason") or ""))
    if text is None:
        return _("By the rules of this service you cannot apply for it.")
    return str(reader_in(language, procedure.translations)(text))
