"""Addresses for who runs the site."""

from django.urls import path

from hanse.host import operating

app_name = "operating"
urlpatterns = [
    path("jobs/", operating.jobs, name="jobs"),
    path("jobs/<int:number>/retry/", operating.retry, name="retry"),
    path("jobs/<int:number>/cancel/", operating.cancel, name="cancel"),
]
