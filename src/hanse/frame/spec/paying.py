"""Money of a case: what is still to be paid, and what happens when some comes or is given back."""

from decimal import Decimal

from hanse.frame.spec.acts import Act, AskRefund, Payment, RefuseRefund
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


def money_moves(procedure: Declaration, case: Case, act: Payment | AskRefund | RefuseRefund) -> Event:
    """What happens to the money of a case. Raises ActRefused."""
    match act:
        case Payment():
            return _payment(procedure, case, act)
        case AskRefund():
            return _refund_asked(procedure, case, act)
        case RefuseRefund():
            return _refund_refused(procedure, case, act)


def _payment(procedure: Declaration, case: Case, act: Payment) -> Event:
    """Money moves whatever state the case is in, and each reference counts once. Raises ActRefused."""
    mine = sorted(act.by.offices & cash_desks(procedure))
    if not (act.by.system or mine):
        raise ActRefused(Why.NOT_YOURS)
    if act.reference in case.receipts:
        raise ActRefused(Why.ALREADY)
    if case.paid + act.amount < 0:
        raise ActRefused(Why.NOT_PAID)
    if act.reference in case.refunds and case.refunds[act.reference][1] == act.by.id:
        raise ActRefused(Why.SAME_PERSON)
    facts: dict[str, Json] = {"amount": str(abs(act.amount)), "reference": act.reference}
    return Event(
        kind=Happened.PAID if act.amount >= 0 else Happened.REFUNDED,
        at=act.at,
        by=act.by.id,
        role=SYSTEM if act.by.system else mine[0],
        facts=facts,
        values={"because": act.because} if act.because else {},
    )


def _refund_asked(procedure: Declaration, case: Case, act: AskRefund) -> Event:
    """An office asks a second person to agree that money is given back. Raises ActRefused."""
    office = _money_office(procedure, act)
    if act.reference in case.refunds or act.reference in case.receipts:
        raise ActRefused(Why.ALREADY)
    waiting = sum((amount for amount, _who in case.refunds.values()), Decimal(0))
    if not 0 < act.amount <= case.paid - waiting:
        raise ActRefused(Why.NOT_PAID)
    return Event(
        kind=Happened.REFUND_ASKED,
        at=act.at,
        by=act.by.id,
        role=office,
        facts={"amount": str(act.amount), "reference": act.reference},
        values={"because": act.because},
    )


def _refund_refused(procedure: Declaration, case: Case, act: RefuseRefund) -> Event:
    """The second person refuses, or the first takes it back. Raises ActRefused."""
    office = _money_office(procedure, act)
    if act.reference not in case.refunds:
        raise ActRefused(Why.ALREADY)
    return Event(
        kind=Happened.REFUND_REFUSED,
        at=act.at,
        by=act.by.id,
        role=office,
        facts={"amount": str(case.refunds[act.reference][0]), "reference": act.reference},
        values={"because": act.because},
    )


def _money_office(procedure: Declaration, act: Act) -> str:
    mine = sorted(act.by.offices & cash_desks(procedure))
    if not mine:
        raise ActRefused(Why.NOT_YOURS)
    return mine[0]
