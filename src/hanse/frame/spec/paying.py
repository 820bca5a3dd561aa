"""Money of a case: what is still to be paid, and what happens when some comes or is given back."""

from decimal import Decimal

from hanse.frame.spec.acts import Payment
from hanse.frame.spec.cases import Case
from hanse.frame.spec.declaration import Declaration
from hanse.frame.spec.events import Event, Happened, Json
from hanse.frame.spec.refusals import ActRefused, Why
from hanse.frame.spec.steps import SYSTEM


def still_due(fee: Decimal | None, received: Decimal) -> Decimal:
    """What is to be paid yet. What was given back is not asked for again."""
    return max((fee or Decimal(0)) - received, Decimal(0))


def cash_desks(procedure: Declaration) -> frozenset[str]:
    """The offices that take money and give it back: those that have cases, not those that are only asked opinions."""
    return frozenset(state.office for state in procedure.states if state.office)


def payment(procedure: Declaration, case: Case, act: Payment) -> Event:
    """Money moves whatever state the case is in, and each reference counts once. Raises ActRefused."""
    mine = sorted(act.by.offices & cash_desks(procedure))
    if not (act.by.system or mine):
        raise ActRefused(Why.NOT_YOURS)
    if act.reference in case.receipts:
        raise ActRefused(Why.ALREADY)
    if case.paid + act.amount < 0:
        raise ActRefused(Why.NOT_PAID)
    facts: dict[str, Json] = {"amount": str(abs(act.amount)), "reference": act.reference}
    return Event(
        kind=Happened.PAID if act.amount >= 0 else Happened.REFUNDED,
        at=act.at,
        by=act.by.id,
        role=SYSTEM if act.by.system else mine[0],
        facts=facts,
        values={"because": act.because} if act.because else {},
    )
