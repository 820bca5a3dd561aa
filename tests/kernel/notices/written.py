"""Notices of tests: written, and then sent as the worker does it."""

from datetime import timedelta

from hanse.kernel import notices
from hanse.kernel.clock import now
from hanse.kernel.models import Delivery, Notice
from hanse.kernel.notices import About, Recipient

KIM = Recipient("kim@example.org", "en", "Kim")


def written(*, to: Recipient = KIM, subject: str = "Hello", body: str = "Good day.", **more) -> Notice:
    return notices.post("tests.hello", to=to, subject=subject, body=body, about=About(**more))


def sms(*, phone: str = "+33612345678", text: str = "Case 1: please look.", **more) -> Delivery:
    """An SMS alone."""
    to = Recipient("", phone=phone, time_zone="Europe/Paris")
    notice = notices.post("tests.sms", to=to, subject="Case 1", body="Please look.", short=text, about=About(**more))
    return notice.deliveries.get()


def the_time_comes() -> None:
    """Whatever waits may go now."""
    Delivery.objects.filter(state="waiting").update(due_at=now() - timedelta(seconds=1))
