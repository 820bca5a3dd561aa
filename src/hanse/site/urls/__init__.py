"""Addresses of the public site that lie under its languages."""

from django.urls import path

from hanse.site.views import finding, machines, offices, subscribing, writing

app_name = "site"
urlpatterns = [
    path("feeds/news.rss", machines.feed, {"kind": "rss"}, name="rss"),
    path("feeds/news.atom", machines.feed, {"kind": "atom"}, name="atom"),
    path("feeds/by-mail/", subscribing.ask, name="subscribe"),
    path("feeds/by-mail/asked/", subscribing.asked, name="asked_to_subscribe"),
    path("feeds/by-mail/<str:token>/", subscribing.subscription, name="subscription"),
    path("feeds/by-mail/<str:token>/stop/", subscribing.stop, name="unsubscribe"),
    path("offices/<slug:office>/", offices.page, name="office"),
    path("search/", finding.search, name="search"),
    path("write/", writing.write, name="write"),
    path("write/sent/", writing.written, name="written"),
]
