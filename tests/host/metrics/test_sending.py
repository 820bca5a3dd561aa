"""What a collector receives: a real one on loopback, which reads the protocol."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.test import Client
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest

from hanse.frame.models import Case
from hanse.host.metrics.beginning import begin_in_server, begin_in_worker
from hanse.host.metrics.counting import MetricsMiddleware
from hanse.kernel import jobs
from tests.frame.conftest import service  # noqa: F401 - a fixture
from tests.frame.views.test_applying import hand_in


@pytest.fixture
def collector() -> Iterator["Collector"]:
    collecting = Collector()
    yield collecting
    collecting.close()


class Collector:
    """Receives metrics as any collector does, and gives back name → labels → number of what came."""

    def __init__(self) -> None:
        self.received: list[bytes] = []
        received = self.received

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                received.append(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._server.server_port}/v1/metrics"

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def metrics(self) -> dict[str, list[tuple[dict[str, str], float]]]:
        found: dict[str, list[tuple[dict[str, str], float]]] = {}
        for body in self.received:
            request = ExportMetricsServiceRequest.FromString(body)
            for metric in request.resource_metrics[0].scope_metrics[0].metrics:
                data = metric.histogram if metric.HasField("histogram") else metric.gauge
                for point in data.data_points:
                    labels = {one.key: one.value.string_value or str(one.value.int_value) for one in point.attributes}
                    number = point.count if metric.HasField("histogram") else point.as_int
                    found.setdefault(metric.name, []).append((labels, number))
        return found


@pytest.fixture
def sending(settings, collector):
    """From now on this process has a collector."""
    before = [*jobs.watchers]

    def begin() -> Collector:
        settings.METRICS, settings.METRICS_EVERY = collector.address, 3600
        return collector

    yield begin
    jobs.watchers[:] = before


@pytest.mark.django_db
def test_requests_are_counted_by_page_and_status_and_name_nobody(sending, service):  # noqa: F811
    client = Client(raise_request_exception=False)
    client.handler.load_middleware()
    collector = sending()
    counting = MetricsMiddleware(client.handler._middleware_chain)
    client.handler._middleware_chain = counting
    case = hand_in(client, email="claire@example.org")
    client.get(f"/en/cases/{case.id}/")
    client.get("/en/nothing/Claire-Dupont/?words=claire@example.org")
    client.generic("CLAIRE", "/en/services/")
    counting.metrics.provider.force_flush()
    counting.metrics.provider.shutdown()

    counted = collector.metrics()["http.server.request.duration"]

    pages = {(labels["http.route"], labels["http.response.status_code"]) for labels, _ in counted}
    # What no other page answers is asked of the public site, which has no such page either.
    assert {("frame:case", "200"), ("wagtail_serve", "404")} <= pages
    assert {labels["http.request.method"] for labels, _ in counted} == {"GET", "POST", "_OTHER"}
    sent = b"".join(collector.received)
    for word in (b"laire", b"LAIRE", b"upont", str(case.id).encode(), case.number.encode()):
        assert word not in sent


@pytest.mark.django_db
def test_the_worker_tells_of_jobs_and_of_the_whole_site(sending, client, service):  # noqa: F811
    hand_in(client)
    collector = sending()
    metrics = begin_in_worker()
    assert metrics
    for watch in jobs.watchers:
        watch("kernel.send_notice", jobs.FAILED, 0.2)
    assert Case.objects.count() == 1
    found = {one.name: [*one.read()] for one in metrics.gauges}
    metrics.provider.shutdown()

    assert found["hanse.cases"] == [(1, {"hanse.service": "permit", "hanse.state": "paying"})]
    assert found["hanse.cases.late"] == []
    assert {labels["hanse.job.state"] for _, labels in found["hanse.jobs"]} == {"failed", "doing", "todo", "succeeded"}
    assert collector.metrics()["hanse.job.duration"] == [
        ({"hanse.job": "kernel.send_notice", "hanse.result": "failed"}, 1)
    ]


def test_without_a_collector_nothing_begins(settings):
    settings.METRICS = ""
    assert begin_in_server() is None
    assert begin_in_worker() is None
