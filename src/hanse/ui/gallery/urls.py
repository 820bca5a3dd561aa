"""Included by an edition in demo and test mode only."""

from django.urls import path

from hanse.ui.gallery import views

app_name = "gallery"
urlpatterns = [
    path("", views.components_page, name="components"),
    path("form/", views.form_page, name="form"),
    path("charts/", views.charts_page, name="charts"),
    path("reading/", views.reading_page, name="reading"),
    path("autosave/", views.autosave_page, name="autosave"),
    path("confirm/", views.confirm_page, name="confirm"),
    path("print/", views.print_page, name="print"),
]
