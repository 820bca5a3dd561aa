"""Signatures after the Standard Webhooks specification 1.0.0 (standard-webhooks/standard-webhooks, spec).

A secret is made of the site's key and a nonce of the webhook, so that none lies in the database. Where the site's key
was changed and the old one still counts (`SECRET_KEY_FALLBACKS`), the secrets that it made count as well.
"""

import base64
from collections.abc import Iterator

from django.conf import settings
from django.utils.crypto import salted_hmac
from standardwebhooks import Webhook as Signer

from hanse.frame.models import HookDelivery, Webhook
from hanse.frame.webhooks.events import MEDIA_TYPE
from hanse.kernel.clock import now

MARK = "whsec_"
_SALT = "hanse.frame.webhook"


def secret_of(webhook: Webhook) -> str:
    """As the receiver is given it."""
    return MARK + base64.b64encode(_made(webhook.nonce, settings.SECRET_KEY)).decode()


def headers_of(delivery: HookDelivery) -> dict[str, str]:
    """The headers of one attempt, with a signature for each secret that counts."""
    at = now().replace(microsecond=0)
    signed = [Signer(one).sign(delivery.message, at, delivery.body) for one in _counting(delivery.webhook)]
    return {
        "Content-Type": MEDIA_TYPE,
        "User-Agent": "Hanse",
        "webhook-id": delivery.message,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(signed),
    }


def _counting(webhook: Webhook) -> Iterator[bytes]:
    nonces = [webhook.nonce]
    if webhook.old_nonce and webhook.old_until and webhook.old_until > now():
        nonces.append(webhook.old_nonce)
    for nonce in nonces:
        for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
            yield _made(nonce, key)


def _made(nonce: str, key: str | bytes) -> bytes:
    return salted_hmac(_SALT, nonce, secret=key, algorithm="sha256").digest()
