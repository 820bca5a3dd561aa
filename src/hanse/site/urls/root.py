"""Addresses of the public site that lie under no language."""

from django.urls import path

from hanse.site.views import documents, machines, pages

app_name = "site_root"
urlpatterns = [
    path("pictures/<str:name>", pages.picture, name="picture"),
    path("documents/<int:number>/<str:name>", documents.document, name="document"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("robots.txt", machines.robots, name="robots"),
]
