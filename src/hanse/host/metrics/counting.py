"""Requests, counted by the name of their page, method and status: no address, and nobody who asked."""

import time
from collections.abc import Callable

from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

from hanse.host.logs import page_of
from hanse.host.metrics.beginning import begin_in_server

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class MetricsMiddleware:
    """Begins when a server process does; unused where no collector is named."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        metrics = begin_in_server()
        if metrics is None:
            raise MiddlewareNotUsed
        self.get_response, self.metrics = get_response, metrics

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = self.get_response(request)
        self.metrics.request_ended(
            page=page_of(request),
            method=request.method if request.method in METHODS else "_OTHER",
            status=response.status_code,
            seconds=time.perf_counter() - began,
        )
        return response
