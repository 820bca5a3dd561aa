"""Receipts as PDF, made when they are asked for: of an application that was handed in, and of a payment."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hanse.frame.letters.paper import TEMPLATE, paper
from hanse.frame.models import Case, Payment
from hanse.frame.payments.providers import provider_of
from hanse.frame.queries import procedure_of
from hanse.frame.spec.answering import from_json
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.clock import now
from hanse.questions.public import reader_in
from hanse.questions.spec.checking import format_answer
from hanse.ui import formats
from hanse.ui.paper.typesetting import typeset


def application_receipt(case: Case) -> bytes:
    """That an application has come: its number, day, service, and the applicant's own answers."""
    return typeset(TEMPLATE, application_data(case))


def payment_receipt(payment: Payment, case: Case) -> bytes:
    """That a fee was paid, and what was given back of it."""
    return typeset(TEMPLATE, payment_data(payment, case))


def application_data(case: Case) -> dict[str, Any]:
    """What stands on the receipt, in the active language."""
    language, procedure = get_language() or "en", procedure_of(case)
    service = reader_in(language, procedure.translations)(procedure.title)
    told = {"site": settings.SITE_NAME, "service": service, "number": case.number}
    return paper(
        language,
        number=case.number,
        day=case.submitted_at,
        title=_("Receipt of your application"),
        paragraphs=[
            _("%(site)s has received your application “%(service)s”. Its number is %(number)s.") % told,
            _("It came on %(when)s. This is what you told us:") % {"when": formats.moment(case.submitted_at)},
        ],
        facts=list(_answers(case, procedure, language)),
    )


def _answers(case: Case, procedure: Procedure, language: str) -> Iterator[tuple[str, str]]:
    reader, answers = reader_in(language, procedure.translations), from_json(procedure, case.answers)
    for key, question in procedure.questionnaire.questions.items():
        if key in answers:
            yield str(reader(question.text)), format_answer(question, answers[key], reader)


def payment_data(payment: Payment, case: Case) -> dict[str, Any]:
    """What stands on the receipt, in the active language."""
    language, procedure = get_language() or "en", procedure_of(case)
    told = {"site": settings.SITE_NAME, "amount": _money(payment), "number": case.number}
    return paper(
        language,
        number=case.number,
        day=payment.paid_at or now(),
        title=_("Receipt of your payment"),
        paragraphs=[_("%(site)s has received %(amount)s as the fee of case %(number)s. Thank you.") % told],
        facts=list(_facts(payment, str(reader_in(language, procedure.translations)(procedure.title)))),
        heads=(_("Payment"), _("What was paid")),
    )


def _facts(payment: Payment, service: str) -> Iterator[tuple[str, str]]:
    yield _("Service"), service
    yield _("Amount"), _money(payment)
    yield _("Paid on"), formats.moment(payment.paid_at)
    yield _("Paid with"), provider_of(payment.provider).title
    yield _("Number of the payment"), str(payment.id)
    yield _("Number at the provider"), payment.reference
    if payment.refunded:
        yield _("Money given back"), formats.money(payment.refunded, payment.currency)


def _money(payment: Payment) -> str:
    return formats.money(payment.amount, payment.currency)
