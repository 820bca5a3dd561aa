"""A mail server's report as RFC 3464 has it, and what stands in the log then."""

from io import BytesIO, StringIO, TextIOWrapper

import pytest
from django.core.management import call_command

from hanse.kernel import notices
from hanse.kernel.notices.bounces import note_bounce
from tests.kernel.notices.written import written

pytestmark = pytest.mark.django_db
REPORT = """\
From: MAILER-DAEMON@mail.example.org
To: hanse@localhost
Subject: Undelivered Mail Returned to Sender
Message-ID: <20261126190000.4711@mail.example.org>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

The mailbox kim@example.org does not exist.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org

Final-Recipient: rfc822; kim@example.org
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user
--b
Content-Type: {kind}

From: hanse@localhost
To: kim@example.org
Subject: Hello
Message-ID: {letter}

--b--
"""


def report(letter: str, *, action: str = "failed", kind: str = "message/rfc822") -> bytes:
    return REPORT.format(letter=letter, action=action, kind=kind).encode()


@pytest.fixture
def delivery():
    one = written().deliveries.get()
    notices.send_delivery(one.id)
    one.refresh_from_db()
    return one


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_a_letter_that_came_back_is_noted(delivery, kind):
    assert note_bounce(report(delivery.reference, kind=kind))

    delivery.refresh_from_db()
    assert (delivery.state, delivery.reason) == ("failed", "DSN 5.1.1")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Subject: Out of office\n\nI am away.",
        report("<4711@elsewhere.example>"),
        report("<01a2195f-5594-790e-92ec-2e6b5e365202@elsewhere.example>"),
    ],
)
def test_anything_else_is_left_alone(delivery, content):
    assert not note_bounce(content)
    delivery.refresh_from_db()
    assert delivery.state == "sent"


def test_a_letter_that_is_only_late_has_not_come_back(delivery):
    assert not note_bounce(report(delivery.reference, action="delayed"))


def test_the_mail_server_hands_it_to_a_command(delivery, monkeypatch):
    said = StringIO()
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(report(delivery.reference))))

    call_command("note_bounce", stdout=said)

    assert said.getvalue() == "Noted.\n"
