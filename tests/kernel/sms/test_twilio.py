"""What is sent to Twilio and what its answers mean; the fake follows Twilio's own document."""

import base64
import hmac
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client

from hanse.kernel import notices
from hanse.kernel.clock import now
from hanse.kernel.ids import new_id
from hanse.kernel.models import Delivery
from hanse.kernel.notices import sending
from hanse.kernel.sms.providers import Message, NumberRefused, ProviderAway
from hanse.kernel.sms.twilio import Twilio
from tests.kernel.notices.written import sms, the_time_comes

pytestmark = pytest.mark.django_db


def message(to: str = "+33612345678", text: str = "Case 1: please look. Grüße €") -> Message:
    return Message(new_id(), to, text)


def test_a_message_is_created_and_named_as_twilio_names_it(twilio):
    sent = message()

    assert Twilio().send(sent) == "SM" + "0" * 32

    [got] = twilio.messages
    assert (got["to"], got["from"], got["body"]) == (sent.to, "+33600000000", sent.text)
    assert got["callback"] == f"https://hanse.example.org/receipts/sms/?delivery={sent.id}"


def test_a_messaging_service_may_be_the_sender(twilio, settings):
    settings.TWILIO_FROM, settings.SITE_URL = "MG" + "1" * 32, "http://localhost:8000"

    Twilio().send(message())

    assert (twilio.messages[0]["from"], twilio.messages[0]["callback"]) == (None, "")


def test_a_number_that_is_refused_is_never_tried_again(twilio):
    with pytest.raises(NumberRefused, match="21211"):
        Twilio().send(message(to="12"))


@pytest.mark.parametrize(
    ("status", "said"),
    [(401, {"code": 20003}), (429, {"code": 20429}), (500, {}), (503, {"code": 20503}), (400, {})],
)
def test_any_other_answer_means_that_nothing_goes_at_the_moment(twilio, status, said):
    twilio.says = (status, said)

    with pytest.raises(ProviderAway, match=str(said.get("code", status))):
        Twilio().send(message())


def test_a_wrong_token_is_told_from_a_wrong_number(twilio, settings):
    settings.TWILIO_TOKEN = "wrong"

    with pytest.raises(ProviderAway, match="20003"):
        Twilio().send(message())


def test_nobody_listens(settings, free_port):
    settings.TWILIO_SERVER, settings.TWILIO_FROM = f"http://127.0.0.1:{free_port}", "+33600000000"

    with pytest.raises(ProviderAway, match="ConnectionError"):
        Twilio().send(message())


def test_where_the_answer_is_lost_the_message_is_found_and_not_sent_twice(twilio):
    delivery = sms()
    twilio.loses = True
    assert not notices.send_delivery(delivery.id)
    assert len(twilio.messages) == 1
    twilio.loses = False

    the_time_comes()
    notices.send_due()

    delivery.refresh_from_db()
    assert (delivery.state, delivery.reference) == ("sent", "SM" + "0" * 32)
    assert len(twilio.messages) == 1


def test_a_process_that_dies_before_it_writes_down_sends_nothing_twice(twilio, monkeypatch):
    delivery = sms()
    monkeypatch.setattr(sending, "note_sent", lambda *_args: (_ for _ in ()).throw(SystemExit))
    with pytest.raises(SystemExit):
        notices.send_delivery(delivery.id)
    monkeypatch.undo()

    notices.send_due()
    delivery.refresh_from_db()
    assert delivery.state == "sending"  # it may still be at it
    Delivery.objects.update(tried_at=now() - sending.INTERRUPTED_AFTER - timedelta(minutes=1))
    twilio.messages[0]["date_created"] = "Thu, 24 Aug 2023 05:01:45 +0000"  # the same words, long ago: another message
    notices.send_due()
    notices.send_due()

    delivery.refresh_from_db()
    assert (delivery.state, delivery.interrupted, len(twilio.messages)) == ("sent", False, 2)


def report(client: Client, twilio, status: str, *, token: str = "token", **more: str):
    """Twilio's request to the address that it was given, signed as its document says."""
    callback = twilio.messages[0]["callback"]
    fields = {"MessageSid": twilio.messages[0]["sid"], "MessageStatus": status, **more}
    said = callback + "".join(f"{name}{fields[name]}" for name in sorted(fields))
    signature = base64.b64encode(hmac.new(token.encode(), said.encode(), "sha1").digest()).decode()
    parts = urlsplit(callback)
    return client.post(f"{parts.path}?{parts.query}", fields, headers={"X-Twilio-Signature": signature})


def test_what_twilio_reports_stands_in_the_log(twilio, client):
    delivery = sms()
    notices.send_delivery(delivery.id)

    assert report(client, twilio, "sent").status_code == 204
    assert report(client, twilio, "delivered").status_code == 204
    assert report(client, twilio, "sent").status_code == 204  # reports may overtake one another

    delivery.refresh_from_db()
    assert (delivery.state, delivery.reason) == ("arrived", "")
    assert delivery.arrived_at is not None


def test_a_telephone_that_is_not_there_is_reported(twilio, client):
    delivery = sms()
    notices.send_delivery(delivery.id)

    report(client, twilio, "undelivered", ErrorCode="30003")

    delivery.refresh_from_db()
    assert (delivery.state, delivery.reason) == ("failed", "Twilio 30003")


def test_a_report_that_twilio_has_not_signed_changes_nothing(twilio, client, settings):
    delivery = sms()
    notices.send_delivery(delivery.id)

    assert report(client, twilio, "delivered", token="guessed").status_code == 403
    settings.TWILIO_TOKEN = ""
    assert report(client, twilio, "delivered", token="").status_code == 403

    delivery.refresh_from_db()
    assert delivery.state == "sent"


def test_a_report_about_something_else_is_not_found(twilio, client):
    delivery = sms()
    notices.send_delivery(delivery.id)
    twilio.messages[0]["sid"] = "SM" + "f" * 32
    assert report(client, twilio, "delivered").status_code == 404
    twilio.messages[0]["callback"] = "https://hanse.example.org/receipts/sms/?delivery=none"
    assert report(client, twilio, "delivered").status_code == 404
    Delivery.objects.all().delete()
    twilio.messages[0]["callback"] = f"https://hanse.example.org/receipts/sms/?delivery={delivery.id}"
    assert report(client, twilio, "delivered").status_code == 404
