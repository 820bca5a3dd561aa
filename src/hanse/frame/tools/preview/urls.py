"""Addresses of a preview: those of the site, and its own."""

import os
from importlib import import_module

from django.urls import include, path

from hanse.frame.tools.preview import views

base = import_module(import_module(os.environ["HANSE_PREVIEW_OF"]).ROOT_URLCONF)
handler400, handler403, handler404 = base.handler400, base.handler403, base.handler404
handler429, handler500 = base.handler429, base.handler500

own = [
    path("", views.steps, name="steps"),
    path("state/", views.state, name="state"),
    path("play/", views.play_scenario, name="play"),
    path("become/", views.become_somebody, name="become"),
    path("clock/", views.clock, name="clock"),
    path("again/", views.again, name="again"),
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/<uuid:delivery_id>/", views.message, name="message"),
    path("inbox/<uuid:delivery_id>/letter/", views.letter, name="letter"),
    path("documents/<uuid:document_id>/", views.document, name="document"),
]
urlpatterns = [path("preview/", include((own, "preview"))), *base.urlpatterns]
