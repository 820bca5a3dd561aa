"""Addresses of the frame's edition: services, offices, registers, accounts, and the pages around them."""

from django.urls import include, path

from hanse.host import views
from hanse.host.addresses import handler400, handler403, handler404, handler429, handler500, site
from hanse.host.api import frames

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "pages", "urlpatterns"]

pages = [
    path("", views.home, name="home"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
urlpatterns = [
    path("api/v1/", frames.urls),
    path("open311/v2/", include("hanse.frame.georeport_urls")),
    *site(*pages),
]
