"""Addresses of the public site that lie under no language."""

from django.urls import path

from hanse.site import views

app_name = "site"
urlpatterns = [
    path("pictures/<str:name>", views.picture, name="picture"),
]
