"""Addresses of the network edition; each page lies under its language."""

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from hanse.host.addresses import handler400, handler403, handler404, handler429, handler500, site
from hanse.network import api, views

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]

urlpatterns = [
    path("network.css", views.colours, name="network_colours"),
    *site(
        path("", views.home, name="home"),
        path("start/", views.start, name="start"),
        path("privacy/", views.privacy, name="privacy"),
        path("accessibility/", views.accessibility, name="accessibility"),
        path("", include("hanse.members.urls")),
        path("", include("hanse.diagnostic.urls")),
        *(path("", include(f"{one}.urls")) for one in settings.SIBLINGS),
        api=api.urls,
    ),
]
if settings.GALLERY:
    urlpatterns += i18n_patterns(path("gallery/", include("hanse.ui.gallery.urls")))
if apps.is_installed("hanse.site"):  # last, since its pages may lie at any address that is free
    urlpatterns += [
        path("", include("hanse.site.urls.root")),
        *i18n_patterns(path("", include("hanse.site.urls")), path("", include("hanse.site.urls.pages"))),
    ]
