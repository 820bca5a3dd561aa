"""Addresses of the frame's edition: services, offices, registers, accounts, and the pages around them."""

from django.urls import path

from hanse.host import views
from hanse.host.addresses import handler400, handler403, handler404, handler429, handler500, site

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "pages", "urlpatterns"]

pages = [
    path("", views.home, name="home"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
urlpatterns = site(*pages)
