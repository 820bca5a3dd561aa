"""Begin to send metrics, where a collector is named: else the package for it is not asked for."""

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from hanse.host.metrics.sending import Metrics


def begin_in_server() -> "Metrics | None":
    return _begin("server")


def begin_in_worker() -> "Metrics | None":
    return _begin("worker")


def _begin(process: str) -> "Metrics | None":
    if not settings.METRICS:
        return None
    # Here, not above: see the docstring.
    from hanse.host.metrics.sending import Metrics, Process

    return Metrics(settings.METRICS, process=Process(process), every=settings.METRICS_EVERY)
