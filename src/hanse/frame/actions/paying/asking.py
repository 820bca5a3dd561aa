"""Asking providers by the clock: about attempts under way, refunds that were asked for, and what was paid lately."""

import logging
from collections.abc import Callable, Iterable
from datetime import timedelta

from django.db.models import F, Q

from hanse.frame.actions.paying.beginning import end_payment
from hanse.frame.actions.paying.giving_back import finish_refund
from hanse.frame.actions.paying.settling import ask_provider
from hanse.frame.enums import DESK, PaymentState, RefundState, Source
from hanse.frame.errors import ProviderDown
from hanse.frame.models import Payment, Refund
from hanse.kernel.clock import now
from hanse.kernel.errors import HanseError

REST = timedelta(minutes=2)
"""So long a payer has for her own return before we ask."""
NEVER_OPENED = timedelta(hours=20)
"""After so long an attempt that the provider never answered is closed."""
LOOKED_BACK = timedelta(days=35)
AT_ONCE = 500
AWAITED = (PaymentState.OPEN, PaymentState.PENDING)

_log = logging.getLogger(__name__)


def ask_about_payments() -> int:
    """Ask about each attempt under way and finish each refund; returns how many were asked about."""
    before = now() - REST
    quiet = Q(asked_at=None) | Q(asked_at__lt=before)
    rows = Payment.objects.filter(quiet, state__in=AWAITED, created_at__lt=before)
    asked = _each(rows.order_by(F("asked_at").asc(nulls_first=True))[:AT_ONCE], _ask)
    stale = Payment.objects.filter(state=PaymentState.BEGUN, created_at__lt=now() - NEVER_OPENED)
    asked += _each(stale[:AT_ONCE], lambda one: end_payment(one, Source.JOB))
    refunds = Refund.objects.filter(state=RefundState.ASKED, created_at__lt=before).select_related("payment")
    return asked + _each(refunds[:AT_ONCE], finish_refund)


def compare_with_providers() -> int:
    """Ask again about what was paid lately: a provider may have given money back of which we know nothing."""
    rows = Payment.objects.filter(state=PaymentState.PAID, paid_at__gte=now() - LOOKED_BACK).exclude(provider=DESK)
    return _each(rows.order_by(F("asked_at").asc(nulls_first=True)).iterator(), _ask)


def _ask(payment: Payment) -> Payment:
    return ask_provider(payment, Source.JOB)


def _each[Row: (Payment, Refund)](rows: Iterable[Row], ask: Callable[[Row], object]) -> int:
    """One that is refused does not hold up the others; where a provider does not answer, its others wait as well."""
    done, down = 0, set[str]()
    for row in rows:
        provider = row.provider if isinstance(row, Payment) else row.payment.provider
        if provider in down:
            continue
        try:
            ask(row)
        except ProviderDown:
            down.add(provider)
        except HanseError:
            _log.exception("the provider %s was asked about %s in vain", provider, row.id)
        else:
            done += 1
    return done
