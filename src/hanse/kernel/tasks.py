"""Jobs of the plumbing."""

from uuid import UUID

from hanse.kernel import notices, outbox
from hanse.kernel.jobs import every, job


@job("kernel.deliver_event")
def deliver_event(event_id: str) -> None:
    outbox.deliver(UUID(event_id))


@job("kernel.send_notice")
def send_notice(notice_id: str) -> None:
    notices.deliver(UUID(notice_id))


@every("43 3 * * *", "kernel.purge_notices")
def purge_notices(_at: int) -> None:
    notices.purge()
