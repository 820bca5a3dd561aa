"""Jobs of the plumbing."""

from uuid import UUID

from hanse.kernel import notices, outbox, queue, sweeping
from hanse.kernel.gauges import gauge
from hanse.kernel.jobs import every, job


@job("kernel.deliver_event")
def deliver_event(event_id: str) -> None:
    outbox.deliver(UUID(event_id))


@job("kernel.send_delivery")
def send_delivery(delivery_id: str) -> None:
    notices.send_delivery(UUID(delivery_id))


@every("* * * * *", "kernel.send_due_notices")
def send_due_notices(_at: int) -> None:
    """What could not go at once: the night is over, a provider is back, a process died."""
    notices.send_due()


@every("* * * * *", "kernel.restart_stalled")
def restart_stalled(_at: int) -> None:
    queue.restart_stalled()


@every("43 3 * * *", "kernel.purge_notices")
def purge_notices(_at: int) -> None:
    notices.purge()


@every("53 3 * * *", "kernel.sweep_files")
def sweep_files(_at: int) -> None:
    sweeping.sweep_files()
    sweeping.sweep_bytes()


@every("56 3 * * *", "kernel.purge_jobs")
def purge_jobs(_at: int) -> None:
    queue.purge()


gauge("hanse.jobs", unit="{job}", says="Jobs by how they stand")(queue.lengths)
