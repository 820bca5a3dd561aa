"""The address of a few questions on one page. An owner mounts it with `public.several_page`."""

from django.urls import path

from hanse.questions.views.several import several

app_name = "questions"
urlpatterns = [path("", several, name="form")]
