from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

import hanse
from hanse.kernel import notices
from hanse.kernel.clock import now, set_to
from hanse.kernel.models import Delivery
from hanse.kernel.notices import SECRET, About, Recipient
from tests.kernel.notices.written import KIM, sms, the_time_comes, written

pytestmark = pytest.mark.django_db
SOURCE = Path(hanse.__path__[0])
CONTEXT = {
    "party": "Seoul",
    "role": "coordinator",
    "invited_by": "Min-ji",
    "site": "Hanse",
    "link": "https://example.org/x",
    "is_new": True,
    "days": 14,
}


def ways(notice) -> list[tuple[str, str]]:
    return list(notice.deliveries.values_list("channel", "address"))


def test_a_notice_is_written_at_once_and_sent_by_a_job():
    notice = notices.send("identity/invitation", to=KIM, context=CONTEXT)

    assert notice.subject == "Seoul invites you to Hanse"
    assert "https://example.org/x" in notice.body
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args) == ("kernel.send_delivery", {"delivery_id": str(Delivery.objects.get().id)})
    assert mail.outbox == []


@pytest.mark.parametrize("message", ["", "Please take the part on taxes.\nBy Friday."])
def test_a_letter_is_made_of_paragraphs(message):
    letter = notices.send("identity/invitation", to=KIM, context={**CONTEXT, "message": message})

    words = (message,) if message else ()
    assert letter.body.strip().split("\n\n") == [
        "Dear Kim,",
        "Min-ji has invited you to work on behalf of Seoul.",
        "Role: Coordinator",
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


def test_an_sms_goes_where_there_is_a_short_text_a_number_and_a_provider(settings):
    settings.SMS = "file"
    both = Recipient("kim@example.org", phone="+33612345678")

    with_short = notices.post("t", to=both, subject="Hello", body="Good day.", short="Look.")
    without = notices.post("t", to=both, subject="Hello", body="Good day.")
    settings.SMS = ""
    not_set = notices.post("t", to=both, subject="Hello", body="Good day.", short="Look.")

    assert ways(with_short) == [("email", "kim@example.org"), ("sms", "+33612345678")]
    assert ways(without) == ways(not_set) == [("email", "kim@example.org")]


@pytest.mark.parametrize("number", ["+33899701234", "+33810123456", "+33800123456", "33"])
def test_no_sms_goes_to_a_number_that_is_nobodys(settings, number):
    settings.SMS = "file"
    costly = Recipient("kim@example.org", phone=number)

    notice = notices.post("t", to=costly, subject="Hello", body="Good day.", short="Look.")

    assert ways(notice) == [("email", "kim@example.org")]


def test_no_number_is_bombarded(settings):
    settings.SMS = "file"
    both = Recipient("kim@example.org", phone="+33612345678")

    for _ in range(12):
        notice = notices.post("t", to=both, subject="Hello", body="Good day.", short="Look.")

    assert Delivery.objects.filter(channel="sms").count() == 10
    assert ways(notice) == [("email", "kim@example.org")]
    with set_to(now() + timedelta(hours=2)):
        assert len(ways(notices.post("t", to=both, subject="Hello", body="Good day.", short="Look."))) == 2


def test_who_reads_on_the_site_may_want_no_e_mail_but_gets_what_must_arrive():
    to = Recipient("kim@example.org", person_id=uuid4(), by_email=False)

    assert ways(written(to=to)) == []
    assert ways(written(to=to, must=True)) == [("email", "kim@example.org")]
    assert ways(notices.post("t", to=to, subject="Secret", body="…", about=SECRET)) == [("email", "kim@example.org")]


def test_a_secret_letter_is_not_to_be_found_on_the_site():
    to = Recipient("kim@example.org", person_id=uuid4())

    assert written(to=to).person_id == to.person_id
    assert notices.post("t", to=to, subject="Secret", body="…", about=SECRET).person_id is None


def test_what_goes_in_one_letter_waits_for_the_first_ones_hour():
    to = Recipient("kim@example.org", person_id=uuid4(), together=True)

    first, second, pressing = written(to=to), written(to=to), written(to=to, urgent=True)

    assert first.deliveries.get().due_at == second.deliveries.get().due_at
    assert first.deliveries.get().due_at - first.created_at > notices.writing.TOGETHER_WITHIN * 0.99
    assert pressing.deliveries.get().due_at == pressing.created_at


def test_a_message_is_sent_again_by_every_way_that_it_took(settings, tmp_path):
    settings.SMS, settings.VAR, settings.QUIET_HOURS = "file", tmp_path, "none"
    both = Recipient("kim@example.org", phone="+33612345678")
    notice = notices.post("t", to=both, subject="Hello", body="Good day.", short="Look.")

    assert not notices.send_again(notice)  # it is on its way
    notices.send_due()
    assert notices.send_again(notice)
    notices.send_due()

    assert len(mail.outbox) == 2
    assert [one.state for one in notice.deliveries.all()] == ["sent"] * 4


def test_an_sms_alone_needs_no_address(settings):
    settings.SMS = "file"

    assert sms().address == "+33612345678"
    the_time_comes()


def test_what_is_about_a_case_is_found_by_it():
    case = uuid4()
    first, second = written(case=case), written(case=case)
    written(case=uuid4())

    assert list(notices.notices_about(case)) == [second, first]
    assert About().case is None
