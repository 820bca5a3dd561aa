"""Stripe as a provider. A payment's reference is the id of its Checkout Session."""

import json
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.conf import settings

from hanse.frame.enums import PaymentState, RefundState
from hanse.frame.errors import NoticeRefused, ProviderDown, ProviderRefused
from hanse.frame.payments.provider import Asked, Begun, RefundAsked, RefundTold, Told
from hanse.frame.payments.stripe import client, signature
from hanse.frame.payments.stripe.amounts import from_units, to_units

LANGUAGES = {"en": "en-GB", "fr": "fr", "es": "es", "ru": "ru", "ko": "ko", "zh-hans": "zh"}
"""The languages of ours that its page knows."""

EVENTS = frozenset({"completed", "async_payment_succeeded", "async_payment_failed", "expired"})
FAILED = frozenset({"requires_payment_method", "canceled"})
"""How the money of a session that its payer has completed stands, where it did not come."""

MOST = 100


class Stripe:
    key = "stripe"
    title = "Stripe"

    @property
    def pages(self) -> tuple[str, ...]:
        return tuple(settings.STRIPE_PAGES)

    def begin(self, asked: Asked) -> Begun:
        back = settings.SITE_URL.rstrip("/") + asked.back
        said = client.post("checkout/sessions", _session(asked, back), key=asked.key)
        if not said.get("url"):
            raise ProviderDown
        return Begun(str(said["id"]), str(said["url"]))

    def look(self, reference: str) -> Told:
        said = client.get(f"checkout/sessions/{reference}", {"expand": ["payment_intent"]})
        told = _told(said)
        intent = _intent(said)
        return told if told.state is not PaymentState.PAID or not intent else _with_refunds(told, intent)

    def close(self, reference: str) -> Told:
        try:
            return _told(client.post(f"checkout/sessions/{reference}/expire", {}))
        except ProviderRefused:  # only an open one can be ended
            return self.look(reference)

    def give_back(self, asked: RefundAsked) -> RefundTold:
        """A key is remembered for a day only, so what was asked for before is looked for by its name first."""
        intent = _intent(client.get(f"checkout/sessions/{asked.payment}", {}))
        if not intent:
            raise ProviderRefused
        said = _refund_of(intent, asked) if asked.again or asked.reference else None
        return _refunded(said or client.post("refunds", _refund(asked, intent), key=asked.key))

    def read_notice(self, headers: Mapping[str, str], body: bytes, at: datetime) -> Told | None:
        signature.check(headers.get("Stripe-Signature", ""), body, settings.STRIPE_NOTICES, at)
        try:
            event = json.loads(body)
            kind, said = str(event["type"]), dict(event["data"]["object"])
            if kind.removeprefix("checkout.session.") not in EVENTS:
                return None
            return _told(said, failed=kind.endswith("async_payment_failed"))
        except (ValueError, KeyError, TypeError) as error:
            raise NoticeRefused from error


def _session(asked: Asked, back: str) -> dict[str, Any]:
    price = {
        "currency": asked.currency.lower(),
        "unit_amount": to_units(asked.amount, asked.currency),
        "product_data": {"name": asked.description},
    }
    return {
        "mode": "payment",
        "client_reference_id": str(asked.payment),
        "locale": LANGUAGES.get(asked.language, "auto"),
        "line_items": [{"quantity": 1, "price_data": price}],
        "payment_intent_data": {"description": asked.description, "metadata": {"payment": str(asked.payment)}},
        "success_url": back,
        "cancel_url": back,
    }


def _refund(asked: RefundAsked, intent: str) -> dict[str, Any]:
    return {
        "payment_intent": intent,
        "amount": to_units(asked.amount, asked.currency),
        "metadata": {"refund": asked.key},
    }


def _told(said: Mapping[str, Any], *, failed: bool = False) -> Told:
    currency = str(said.get("currency") or "").upper()
    return Told(
        reference=str(said["id"]),
        payment=_our_id(said.get("client_reference_id")),
        state=PaymentState.DECLINED if failed else _state(said),
        amount=from_units(int(said.get("amount_total") or 0), currency),
        currency=currency,
    )


def _state(said: Mapping[str, Any]) -> PaymentState:
    intent = said.get("payment_intent")
    lost = isinstance(intent, Mapping) and intent.get("status") in FAILED
    match said.get("status"), said.get("payment_status"):
        case _, "paid":
            return PaymentState.PAID
        case "expired", _:
            return PaymentState.CLOSED
        case "complete", _:
            return PaymentState.DECLINED if lost else PaymentState.PENDING
        case _:
            return PaymentState.OPEN


def _our_id(text: object) -> UUID | None:
    """None for a session that somebody else's program began with the same account."""
    try:
        return UUID(str(text))
    except ValueError:
        return None


def _intent(said: Mapping[str, Any]) -> str:
    """The id of the session's money, expanded or not."""
    intent = said.get("payment_intent")
    return str(intent["id"] if isinstance(intent, Mapping) else intent or "")


def _refunds(intent: str) -> list[dict[str, Any]]:
    return list(client.get("refunds", {"payment_intent": intent, "limit": MOST})["data"])


def _with_refunds(told: Told, intent: str) -> Told:
    units = sum(int(one["amount"]) for one in _refunds(intent) if _refunded(one).state is not RefundState.FAILED)
    refunded: Decimal = from_units(units, told.currency)
    return Told(
        reference=told.reference,
        payment=told.payment,
        state=told.state,
        amount=told.amount,
        currency=told.currency,
        refunded=refunded,
    )


def _refund_of(intent: str, asked: RefundAsked) -> dict[str, Any] | None:
    named = (one for one in _refunds(intent) if (one.get("metadata") or {}).get("refund") == asked.key)
    return next(named, None)


def _refunded(said: Mapping[str, Any]) -> RefundTold:
    states = {"succeeded": RefundState.DONE, "failed": RefundState.FAILED, "canceled": RefundState.FAILED}
    return RefundTold(str(said["id"]), states.get(str(said.get("status")), RefundState.ASKED))
