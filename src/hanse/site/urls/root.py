"""Addresses of the public site that lie under no language."""

from django.urls import path

from hanse.site.views import machines, pages

app_name = "site_root"
urlpatterns = [
    path("pictures/<str:name>", pages.picture, name="picture"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("robots.txt", machines.robots, name="robots"),
]
