from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

import hanse
from hanse.kernel import notices
from hanse.kernel.clock import now
from hanse.kernel.models import Notice
from hanse.kernel.notices import Recipient
from hanse.kernel.tasks import purge_notices

pytestmark = pytest.mark.django_db
SOURCE = Path(hanse.__path__[0])
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


@pytest.mark.parametrize("message", ["", "Please take the part on taxes.\nBy Friday."])
def test_a_letter_is_made_of_paragraphs(message):
    letter = notices.send(
        "identity/invitation", to=Recipient("kim@example.org"), context={**CONTEXT, "message": message}
    )

    words = (message,) if message else ()
    assert letter.body.strip().split("\n\n") == [
        "Good day,",
        "Min-ji has invited you to work on behalf of Seoul.",
        *words,
        "Open this link to choose a password. It is valid for 14 days and works once:",
        "https://example.org/x",
        "If you did not expect this letter, you need not do anything.",
    ]


def test_no_letter_lets_a_tag_swallow_the_end_of_its_line():
    letters = list(SOURCE.glob("*/jinja2/notices/*/*.txt"))
    assert len(letters) >= 5
    for letter in letters:
        assert not [line for line in letter.read_text().splitlines()[1:] if line.endswith(" %}")], letter.name


def test_letters_are_kept_for_a_year_and_then_deleted():
    old, new = (notices.send("identity/invitation", to=Recipient("kim@example.org"), context=CONTEXT) for _ in "12")
    Notice.objects.filter(id=old.id).update(created_at=now() - notices.KEPT_FOR - timedelta(hours=1))

    purge_notices(0)

    assert Notice.objects.get().id == new.id
