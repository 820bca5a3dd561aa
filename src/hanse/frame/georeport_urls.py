"""Addresses of GeoReport v2 (Open311), which lie under no language."""

from django.urls import re_path

from hanse.frame.views import georeport

app_name = "georeport"
_FORM = r"\.(?P<form>json|xml)$"
urlpatterns = [
    re_path(rf"^discovery{_FORM}", georeport.discovery, name="discovery"),
    re_path(rf"^services{_FORM}", georeport.services, name="services"),
    re_path(rf"^services/(?P<code>[\w-]{{1,130}}){_FORM}", georeport.service, name="service"),
    re_path(rf"^requests{_FORM}", georeport.requests, name="requests"),
    re_path(rf"^requests/(?P<number>[\w-]{{1,20}}){_FORM}", georeport.one_request, name="request"),
    re_path(rf"^tokens/(?P<number>[\w-]{{1,20}}){_FORM}", georeport.token, name="token"),
]
