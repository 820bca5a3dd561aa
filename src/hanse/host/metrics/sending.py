"""Metrics by OpenTelemetry, sent to the collector that HANSE_METRICS names. Imported only by a site that has one.

Each server process and the worker send what they count themselves; the numbers of the whole site come from the worker.
"""

import os
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum

from django.db import close_old_connections, connections
from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
from opentelemetry.metrics import CallbackOptions, Observation
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader
from opentelemetry.sdk.resources import Resource

from hanse.host.release import hanse_version
from hanse.kernel import jobs
from hanse.kernel.gauges import Gauge, gauges

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 300)


class Process(StrEnum):
    SERVER = "server"
    WORKER = "worker"


class Metrics:
    """What one process counts, sent every so many seconds."""

    def __init__(self, address: str, *, process: Process, every: float) -> None:
        exporter = OTLPMetricExporter(endpoint=address, timeout=5)
        reader = PeriodicExportingMetricReader(exporter, every * 1000, export_timeout_millis=10_000)
        about = {
            "service.name": "hanse",
            "service.version": hanse_version(),
            "service.instance.id": f"{socket.gethostname()}-{process}-{os.getpid()}",
        }
        self.provider = MeterProvider([reader], resource=Resource.create(about))
        meter = self.provider.get_meter("hanse")
        self._requests = meter.create_histogram(
            "http.server.request.duration", "s", "Requests", explicit_bucket_boundaries_advisory=SECONDS
        )
        self._jobs = meter.create_histogram(
            "hanse.job.duration", "s", "Jobs", explicit_bucket_boundaries_advisory=SECONDS
        )
        meter.create_observable_gauge(
            "db.client.connection.count", [_pool], "{connection}", "Connections of this process to the database"
        )
        self.gauges: list[Gauge] = []
        if process is Process.WORKER:
            jobs.watchers.append(self.job_ended)
            self.gauges = gauges()
            for one in self.gauges:
                meter.create_observable_gauge(one.name, [_reader(one)], one.unit, one.says)

    def request_ended(self, *, page: str, method: str, status: int, seconds: float) -> None:
        labels: Mapping[str, str | int] = {
            "http.route": page,
            "http.request.method": method,
            "http.response.status_code": status,
        }
        self._requests.record(seconds, labels)

    def job_ended(self, name: str, result: str, seconds: float) -> None:
        self._jobs.record(seconds, {"hanse.job": name, "hanse.result": result})


def _reader(one: Gauge) -> Callable[[CallbackOptions], Iterator[Observation]]:
    def read(_options: CallbackOptions) -> Iterator[Observation]:
        try:
            for value, labels in one.read():
                yield Observation(value, dict(labels))
        finally:
            close_old_connections()

    return read


def _pool(_options: CallbackOptions) -> Iterable[Observation]:
    pool = getattr(connections["default"], "pool", None)
    if pool is None:
        return
    numbers = pool.get_stats()
    idle = numbers.get("pool_available", 0)
    yield Observation(numbers.get("pool_size", 0) - idle, {"state": "used"})
    yield Observation(idle, {"state": "idle"})
    yield Observation(numbers.get("requests_waiting", 0), {"state": "awaited"})
