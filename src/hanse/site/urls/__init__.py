"""Addresses of the public site that lie under its languages."""

from django.urls import path

from hanse.site.views import finding, machines, writing

app_name = "site"
urlpatterns = [
    path("feeds/news.rss", machines.feed, {"kind": "rss"}, name="rss"),
    path("feeds/news.atom", machines.feed, {"kind": "atom"}, name="atom"),
    path("search/", finding.search, name="search"),
    path("write/", writing.write, name="write"),
    path("write/sent/", writing.written, name="written"),
]
