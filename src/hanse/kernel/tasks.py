"""Jobs of the plumbing."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hanse.kernel import notices, outbox, queue, sweeping
from hanse.kernel.finding import index, meaning
from hanse.kernel.gauges import gauge
from hanse.kernel.jobs import every, job


@job("kernel.deliver_event", _("Act on what has happened"))
def deliver_event(event_id: str) -> None:
    outbox.deliver(UUID(event_id))


@job("kernel.send_delivery", _("Send a letter or an SMS"))
def send_delivery(delivery_id: str) -> None:
    notices.send_delivery(UUID(delivery_id))


@every("* * * * *", "kernel.send_due_notices", _("Send letters and SMS that could not go at once"))
def send_due_notices(_at: int) -> None:
    """What could not go at once: the night is over, a provider is back, a process died."""
    notices.send_due()


@every("* * * * *", "kernel.restart_stalled", _("Run jobs again whose worker died"))
def restart_stalled(_at: int) -> None:
    queue.restart_stalled()


@every("43 3 * * *", "kernel.purge_notices", _("Delete old letters and SMS"))
def purge_notices(_at: int) -> None:
    notices.purge()


@every("53 3 * * *", "kernel.sweep_files", _("Delete files that belong to nothing"))
def sweep_files(_at: int) -> None:
    sweeping.sweep_files()
    sweeping.sweep_bytes()


@every("56 3 * * *", "kernel.purge_jobs", _("Delete jobs that ended long ago"))
def purge_jobs(_at: int) -> None:
    queue.purge()


@job("kernel.renew_search", _("Look through what can be found on the site"))
def renew_search() -> None:
    index.renew_all()


@every("37 * * * *", "kernel.renew_search_hourly", _("Look through what can be found on the site"))
def renew_search_hourly(_at: int) -> None:
    index.renew_all()


@every("* * * * *", "kernel.learn_meanings", _("Learn what new texts are about, for search"))
def learn_meanings(_at: int) -> None:
    meaning.learn()


gauge("hanse.jobs", unit="{job}", says="Jobs by state")(queue.lengths)
