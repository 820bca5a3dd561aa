"""Addresses that every site has, to which an edition or a project adds its own; each page lies under its language.

A module of addresses takes the handlers over as well: `from hanse.host.addresses import *`.
"""

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from django.utils.module_loading import import_string
from django.views.generic import RedirectView

from hanse.host import views
from hanse.host.receipts import sms_receipt

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "site"]

type Address = URLPattern | URLResolver
type ApiAddresses = tuple[list[URLPattern], str, str]


def site(*pages: Address, api: ApiAddresses | None = None) -> list[Address]:
    """The addresses of a site with these pages, among which must be `home`, `privacy` and `accessibility`.

    `api` is what `hanse.host.api.building.urls_of` made; without it, the frame's own API. No site is without one: what
    is sent to other systems names addresses in it.
    """
    return [
        path("api/v1/", api or import_string("hanse.host.api.frames.urls")),
        path("open311/v2/", include("hanse.frame.georeport_urls")),
        path("receipts/sms/", sms_receipt, name="sms_receipt"),
        path("account/oidc/", include("hanse.identity.urls.way_back")),
        # Browsers ask for it there beside what is no page of ours: files, pictures, feeds.
        path("favicon.ico", RedirectView.as_view(url=f"{settings.STATIC_URL}ui/favicon.svg")),
        path("", views.choose_language, name="choose_language"),
        *i18n_patterns(
            path("account/profile/", include("hanse.identity.urls")),
            path("account/", include("hanse.identity.urls.sign_in")),
            path("", include("hanse.frame.urls")),
            *_designer(),
            path("operate/", include("hanse.host.operating_urls")),
            path("developers/api/", views.api_reference, name="api_reference"),
            *pages,
            prefix_default_language=True,
        ),
    ]


def _designer() -> list[Address]:
    """Where services are designed; a site can leave it out."""
    there = apps.is_installed("hanse.frame.tools.designer")
    return [path("design/", include("hanse.frame.tools.designer.urls"))] if there else []


handler400 = "hanse.ui.errors.bad_request"
handler403 = "hanse.ui.errors.forbidden"
handler404 = "hanse.ui.errors.not_found"
# Asked for by the sign-in library where a limit is reached.
handler429 = "hanse.ui.errors.too_many"
handler500 = "hanse.ui.errors.server_error"
