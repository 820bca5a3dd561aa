"""Each way once, in order, at the right hour, whatever dies in between. Letters go to a real mail server on loopback."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from aiosmtpd.controller import Controller
from django.core import mail
from django.db import connection

from hanse.kernel import clock, notices
from hanse.kernel.clock import now
from hanse.kernel.models import Delivery
from hanse.kernel.notices import Recipient, sending
from tests.host.site import find_free_port
from tests.kernel.notices.written import sms, the_time_comes, written

pytestmark = pytest.mark.django_db


class Mailbox:
    """Takes letters; `refuses` addresses by an answer, `loses` the line after a letter was taken."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, str]] = []
        self.refuses: dict[str, str] = {}
        self.loses = False

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):
        words = envelope.content.decode()
        subject = next(line.partition(": ")[2] for line in words.splitlines() if line.startswith("Subject"))
        self.letters.append((envelope.rcpt_tos[0], subject))
        if self.loses:
            server.transport.close()
        return "250 OK"

    @property
    def subjects(self) -> list[str]:
        return [subject for _to, subject in self.letters]


def use_server(settings, port: int) -> None:
    options = {"host": "127.0.0.1", "port": port, "timeout": 5}
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}


@pytest.fixture
def mailbox(settings, free_port) -> Iterator[Mailbox]:
    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port)
    controller.start()
    use_server(settings, free_port)
    yield box
    controller.stop()


def state(notice) -> tuple[str, int, str]:
    one = notice.deliveries.get()
    return one.state, one.attempts, one.reason


def to(address: str) -> Recipient:
    return Recipient(address)


def test_sending_twice_sends_one_letter():
    delivery = written().deliveries.get()

    notices.send_delivery(delivery.id)
    notices.send_delivery(delivery.id)
    notices.send_due()

    assert [letter.to for letter in mail.outbox] == [["kim@example.org"]]
    assert Delivery.objects.get().state == "sent"


def test_a_server_that_is_away_is_waited_for_and_everything_then_goes_in_order(settings, mailbox):
    server, begun = settings.MAILERS, now()
    use_server(settings, find_free_port())
    first, second = written(to=to("a@example.org"), subject="1"), written(to=to("b@example.org"), subject="2")
    third = written(to=to("a@example.org"), subject="3")
    late = written(to=to("c@example.org"), subject="late", until=begun + timedelta(hours=20))

    for hour in range(24):
        with clock.set_to(begun + timedelta(hours=hour)):
            the_time_comes()
            notices.send_due()
    assert state(first) == ("waiting", 24, "ConnectionRefusedError")
    assert state(second)[1] == 0  # who stands behind is not tried against a closed door

    settings.MAILERS = server
    with clock.set_to(begun + timedelta(hours=25)):
        notices.send_due()

    assert mailbox.letters == [("a@example.org", "1"), ("a@example.org", "3"), ("b@example.org", "2")]
    assert state(late) == ("dropped", 0, "too late")
    assert state(third)[0] == "sent"


def test_the_pauses_grow_and_all_on_the_channel_keep_them(settings, free_port):
    use_server(settings, free_port)
    first, second = written(to=to("a@example.org")), written(to=to("b@example.org"))
    at = datetime(2026, 11, 26, 12, tzinfo=UTC)
    Delivery.objects.update(due_at=at, created_at=at)

    pauses = []
    for _ in range(6):
        with clock.set_to(at):
            notices.send_due()
        due = [one.deliveries.get().due_at for one in (first, second)]
        assert due[0] == due[1]
        pauses.append((due[0] - at) // timedelta(minutes=1))
        at = due[0]

    assert pauses == [1, 2, 4, 8, 15, 15]


def test_what_cannot_go_for_days_is_given_up(settings, free_port):
    use_server(settings, free_port)
    notice = written()

    with clock.set_to(now() + sending.TRIED_FOR + timedelta(minutes=1)):
        notices.send_due()

    assert state(notice) == ("given_up", 1, "ConnectionRefusedError")


def test_an_address_that_is_refused_holds_nobody_up(mailbox):
    mailbox.refuses = {"gone@example.org": "550 nobody of this name", "full@example.org": "452 come again"}
    gone, full, well = (written(to=to(f"{name}@example.org")) for name in ("gone", "full", "well"))

    notices.send_due()

    assert state(gone) == ("failed", 1, "SMTP 550")
    assert state(full) == ("waiting", 1, "SMTP 452")
    assert state(well)[0] == "sent"
    mailbox.refuses = {}
    the_time_comes()
    notices.send_due()
    assert state(full) == ("sent", 2, "")
    assert state(gone)[1] == 1


def test_to_one_address_letters_go_in_their_order(mailbox):
    first, second = written(subject="1"), written(subject="2")

    notices.send_delivery(second.deliveries.get().id)
    assert mailbox.letters == []
    notices.send_delivery(first.deliveries.get().id)

    assert mailbox.subjects == ["1", "2"]


def test_a_line_that_breaks_after_the_letter_makes_one_copy_and_no_more(mailbox):
    notice = written()
    mailbox.loses = True

    for _ in range(4):
        the_time_comes()
        notices.send_due()

    assert len(mailbox.letters) == 2
    assert state(notice) == ("given_up", 2, "SMTPServerDisconnected")


def test_a_process_that_dies_before_it_writes_down_makes_one_copy_and_no_more(mailbox, monkeypatch):
    notice = written()
    monkeypatch.setattr(sending, "note_sent", lambda *_args: (_ for _ in ()).throw(SystemExit))

    for _ in range(4):
        try:
            notices.send_due()
        except SystemExit:
            Delivery.objects.update(tried_at=now() - sending.INTERRUPTED_AFTER - timedelta(minutes=1))

    assert len(mailbox.letters) == 2
    assert state(notice) == ("given_up", 2, "interrupted")


def test_what_is_no_longer_so_is_not_sent(mailbox):
    so = {"yes": True, "no": False}
    notices.sensible_while("tests.hello")(lambda notice: so[notice.subject])
    try:
        yes, no = written(subject="yes"), written(subject="no")
        notices.send_due()
    finally:
        sending._senses.pop("tests.hello")

    assert mailbox.subjects == ["yes"]
    assert (state(yes)[0], state(no)) == ("sent", ("dropped", 0, "no longer so"))


def at_night() -> datetime:
    return datetime(2026, 11, 26, 22, tzinfo=UTC)


def test_at_night_telephones_are_left_in_peace_but_for_what_is_urgent(settings, tmp_path):
    settings.SMS, settings.VAR = "file", tmp_path
    with clock.set_to(at_night()):
        calm, pressing, letter = sms(), sms(phone="+33612345679", urgent=True), written()
        notices.send_due()
    assert [one.deliveries.get().state for one in (calm.notice, pressing.notice, letter)] == ["waiting", "sent", "sent"]

    calm.refresh_from_db()
    assert calm.due_at == datetime(2026, 11, 27, 6, tzinfo=UTC)  # 7:00 in Paris
    with clock.set_to(calm.due_at):
        notices.send_due()

    calm.refresh_from_db()
    assert calm.state == "sent"
    assert (tmp_path / "sms" / calm.reference).read_text() == "+33612345678\n\nCase 1: please look.\n"


def test_letters_wait_for_the_morning_too_where_the_site_says_so(settings):
    settings.QUIET_LETTERS, settings.TIME_ZONE = True, "Europe/Paris"
    with clock.set_to(at_night()):
        notice = written()
        notices.send_due()

    assert state(notice)[0] == "waiting"
    assert mail.outbox == []


def test_a_number_keeps_nobody_waiting_where_no_provider_is_set(settings):
    settings.SMS = "file"
    delivery = sms()
    settings.SMS, settings.QUIET_HOURS = "", "none"

    notices.send_due()

    delivery.refresh_from_db()
    assert (delivery.state, delivery.reason) == ("waiting", "no provider")


def test_several_messages_of_an_hour_go_in_one_letter(mailbox):
    officer = Recipient("kim@example.org", together=True)
    first, second = written(to=officer, subject="1"), written(to=officer, subject="2")
    pressing = written(to=officer, subject="now", urgent=True)

    notices.send_due()
    assert mailbox.subjects == ["now"]
    the_time_comes()
    notices.send_due()

    assert mailbox.subjects == ["now", "2 messages for you"]
    assert {state(one)[0] for one in (first, second, pressing)} == {"sent"}


@pytest.mark.django_db(transaction=True)
def test_several_workers_send_each_letter_once_and_to_one_address_in_order(mailbox):
    ids = [written(to=to(f"{number % 3}@example.org"), subject=str(number)).deliveries.get().id for number in range(9)]

    def work(own: list) -> None:
        for one in own:
            notices.send_delivery(one)
        connection.close()

    with ThreadPoolExecutor(3) as workers:
        list(workers.map(work, [ids, ids[::-1], ids[4:] + ids[:4]]))
    notices.send_due()

    assert sorted(mailbox.subjects, key=int) == [str(number) for number in range(9)]
    for address in ("0@example.org", "1@example.org", "2@example.org"):
        got = [int(subject) for whom, subject in mailbox.letters if whom == address]
        assert got == sorted(got)
