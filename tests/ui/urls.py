"""The gallery alone, under a language prefix as in an edition."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    *i18n_patterns(path("gallery/", include("hanse.ui.gallery.urls"))),
]
