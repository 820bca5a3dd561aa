"""What would become of answers that are complete: whether one may apply, and what it would cost."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from hanse.frame.errors import NoResult
from hanse.frame.spec.calculating import results_of
from hanse.frame.spec.cases import answers_in_scope
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.rules import RuleError
from hanse.questions.public import reader_in
from hanse.questions.spec.answer import Answer


@dataclass(frozen=True, slots=True)
class Tried:
    """`stops`: one cannot apply, `reason` says why; a reason without it is a warning. `fee`: None, where none is."""

    eligible: bool | None
    stops: bool
    reason: str
    fee: Decimal | None


def tried(procedure: Procedure, answers: Mapping[str, Answer], language: str) -> Tried:
    try:
        scope = answers_in_scope(procedure, {**answers, **results_of(procedure, answers)})
        eligible, reason = _eligible(procedure, scope, language)
    except RuleError:
        return Tried(None, stops=True, reason=NoResult().message, fee=None)
    stops = procedure.eligibility is not None and procedure.eligibility.stops and not eligible
    return Tried(eligible, stops=stops, reason=reason, fee=_fee(procedure, scope))


def _fee(procedure: Procedure, scope: dict[str, object]) -> Decimal | None:
    """None as well where the fee follows from what is only said later."""
    if procedure.fee is None:
        return None
    try:
        return procedure.fee.amount(scope)
    except RuleError:
        return None


def _eligible(procedure: Procedure, scope: dict[str, object], language: str) -> tuple[bool | None, str]:
    if procedure.eligibility is None:
        return None, ""
    found = procedure.eligibility.decide(scope)
    if found.get("eligible") is True:
        return True, ""
    text = procedure.eligibility.reasons.get(str(found.get("reason") or ""))
    if text is None:
        return False, _("By the rules of this service you cannot apply for it.")
    return False, str(reader_in(language, procedure.translations)(text))
