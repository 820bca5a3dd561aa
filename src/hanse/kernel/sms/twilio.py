"""SMS by Twilio's Messages resource, version 2010-04-01 of its API.

Written from Twilio's own OpenAPI document (twilio/twilio-oai 2.6.7 of 14 April 2026, twilio_api_v2010.yaml, operations
CreateMessage and ListMessage), the page "Messages resource" and, for reports of delivery, "Track the message status of
outbound messages" and "Webhooks security". Creating a message knows no key that makes a second request the same as the
first; whether an interrupted one has arrived is therefore looked up in the list of messages to the number.
"""

import base64
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

import requests
from django.conf import settings
from django.urls import reverse

from hanse.kernel.sms.providers import AnswerLost, Message, NumberRefused, ProviderAway

PATIENCE_S = 20
_CLOCKS = timedelta(minutes=2)
"""By so much the provider's clock may lie before ours."""
_A_PAGE = 100


class Twilio:
    def send(self, message: Message) -> str:
        sender = settings.TWILIO_FROM
        fields = {"To": message.to, "Body": message.text}
        fields["MessagingServiceSid" if sender.startswith("MG") else "From"] = sender
        if settings.SITE_URL.startswith("https://"):
            fields["StatusCallback"] = receipt_address(f"?delivery={message.id}")
        said = self._ask("POST", data=fields)
        return str(said["sid"])

    def find(self, message: Message, *, since: datetime) -> list[str]:
        since = since.astimezone(UTC) - _CLOCKS
        said = self._ask("GET", params={"To": message.to, "DateSent>": f"{since:%Y-%m-%d}", "PageSize": str(_A_PAGE)})
        return [
            str(one["sid"])
            for one in said.get("messages", [])
            if one.get("body") == message.text
            and str(one.get("direction", "")).startswith("outbound")
            and parsedate_to_datetime(one["date_created"]) >= since
        ]

    @staticmethod
    def _ask(method: str, **what: Mapping[str, str]) -> dict[str, Any]:
        address = f"{settings.TWILIO_SERVER}/2010-04-01/Accounts/{settings.TWILIO_ACCOUNT}/Messages.json"
        login = (settings.TWILIO_ACCOUNT, settings.TWILIO_TOKEN)
        try:
            answer = requests.request(
                method,
                address,
                params=what.get("params"),
                data=what.get("data"),
                auth=login,
                timeout=PATIENCE_S,
                allow_redirects=False,
            )
            said = answer.json()
        except requests.ConnectTimeout as error:
            raise ProviderAway(type(error).__name__) from error
        except requests.RequestException as error:
            raise AnswerLost(type(error).__name__) from error
        if answer.ok and isinstance(said, dict):
            return said
        code = said.get("code") if isinstance(said, dict) else None
        reason = f"Twilio {code or answer.status_code}"
        if answer.status_code == HTTPStatus.BAD_REQUEST and code:
            raise NumberRefused(reason)
        raise ProviderAway(reason)


def receipt_address(query: str) -> str:
    """Where Twilio tells what became of a message, as it was told the address: its signature is over it."""
    return settings.SITE_URL.rstrip("/") + reverse("sms_receipt") + query


def is_genuine(address: str, fields: Mapping[str, str], signature: str) -> bool:
    """Whether a report comes from Twilio: HMAC-SHA1 with the account's token over the address and the sorted fields."""
    said = address + "".join(f"{name}{fields[name]}" for name in sorted(fields))
    digest = hmac.new(settings.TWILIO_TOKEN.encode(), said.encode(), "sha1").digest()
    return hmac.compare_digest(base64.b64encode(digest), signature.encode())
