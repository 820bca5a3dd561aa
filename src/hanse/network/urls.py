"""Addresses of the network edition; each page lies under its language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from hanse.network import api, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/", views.health, name="health"),
    path("api/v1/", api.urls),
    path("account/oidc/", include("hanse.identity.urls.way_back")),
    path("", views.choose_language, name="choose_language"),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("privacy/", views.privacy, name="privacy"),
        path("accessibility/", views.accessibility, name="accessibility"),
        path("developers/api/", views.api_reference, name="api_reference"),
        path("account/profile/", include("hanse.identity.urls")),
        path("account/", include("hanse.identity.urls.sign_in")),
        path("", include("hanse.frame.urls")),
        path("", include("hanse.members.urls")),
        path("", include("hanse.diagnostic.urls")),
        prefix_default_language=True,
    ),
]
if settings.GALLERY:
    urlpatterns += i18n_patterns(path("gallery/", include("hanse.ui.gallery.urls")))
handler400 = "hanse.ui.errors.bad_request"
handler403 = "hanse.ui.errors.forbidden"
handler404 = "hanse.ui.errors.not_found"
# Asked for by the sign-in library where a limit is reached.
handler429 = "hanse.ui.errors.too_many"
handler500 = "hanse.ui.errors.server_error"
