"""Cases that wait for their fee, for the tests of payments."""

from decimal import Decimal

from hanse.frame.actions.paying.beginning import begin_payment
from hanse.frame.actions.paying.case import CASE_FEE
from hanse.frame.enums import PaymentState
from hanse.frame.models import Case, Payment, PretendedPayment
from hanse.frame.payments.local import choose
from hanse.frame.queries import events_of
from hanse.frame.spec.procedure import Procedure
from hanse.questions.spec.answer import Answer
from tests.frame.workflow.test_moving import a_case


def unpaid(service: Procedure) -> Case:
    """A permit of which 150 euros are to be paid."""
    return a_case(service, area=Answer.answered("area", Decimal(50)))


def begun(case: Case) -> Payment:
    """A payment whose payer is on the page of the provider."""
    return begin_payment(CASE_FEE, case.id)


def at_the_bank(payment: Payment, state: PaymentState = PaymentState.PAID) -> None:
    """What the payer does on the page of the provider `local`; we have no word of it yet."""
    choose(PretendedPayment.objects.get(id=payment.reference), state)


def kinds(case: Case) -> list[str]:
    return [event.kind.value for event in events_of(case.id)]
