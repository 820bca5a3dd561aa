"""Addresses of a guest's pages. An owner mounts them with `public.guest_pages`, under a name space of its own."""

from django.urls import path

from hanse.questions.views import guest

app_name = "questions"
urlpatterns = [
    path("", guest.go_on, name="tasks"),
    path("check/", guest.check, name="check"),
    path("questions/<slug:key>/", guest.question, name="question"),
    path("questions/<slug:key>/save/", guest.save, name="save"),
    path("questions/<slug:key>/files/<uuid:file_id>/", guest.file, name="file"),
]
