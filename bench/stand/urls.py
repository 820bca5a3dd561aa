"""The network edition's addresses, and the floor: the least that a Django view behind Hanse's middleware can do."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from hanse.network import urls
from hanse.network.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def hello(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


urlpatterns = [path("floor/", hello), *urls.urlpatterns]
