"""Addresses: Hanse's, and pages of our own. Each lies under its language."""

from django.urls import URLPattern

from hanse.host.addresses import handler400, handler403, handler404, handler429, handler500, site
from hanse.host.urls import pages

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]

own: list[URLPattern] = []
"""Such as: path("opening-hours/", views.opening_hours, name="opening_hours")"""

urlpatterns = site(*own, *pages)
