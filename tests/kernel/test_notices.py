import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from hanse.kernel import notices
from hanse.kernel.models import Notice
from hanse.kernel.notices import Recipient

pytestmark = pytest.mark.django_db
CONTEXT = {
    "party": "Seoul",
    "invited_by": "Min-ji",
    "site": "Hanse",
    "link": "https://example.org/x",
    "is_new": True,
    "days": 14,
}


def test_a_notice_is_written_at_once_and_sent_by_a_job():
    notice = notices.send("identity/invitation", to=Recipient("kim@example.org", "en", "Kim"), context=CONTEXT)

    assert notice.subject == "Seoul invites you to Hanse"
    assert "https://example.org/x" in notice.body
    assert ProcrastinateJob.objects.get().task_name == "kernel.send_notice"
    assert mail.outbox == []


def test_sending_twice_sends_one_letter():
    notice = notices.send("identity/invitation", to=Recipient("kim@example.org"), context=CONTEXT)

    notices.deliver(notice.id)
    notices.deliver(notice.id)

    assert [letter.to for letter in mail.outbox] == [["kim@example.org"]]
    assert Notice.objects.get().state == "sent"


def test_a_failure_is_recorded_and_raised_for_another_try(settings):
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 1, "timeout": 1},
        }
    }
    notice = notices.send("identity/invitation", to=Recipient("kim@example.org"), context=CONTEXT)

    with pytest.raises(OSError, match="refused"):
        notices.deliver(notice.id)

    notice.refresh_from_db()
    assert (notice.state, notice.attempts, notice.last_error) == ("failed", 1, "ConnectionRefusedError")
