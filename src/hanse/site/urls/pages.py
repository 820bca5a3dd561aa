"""Pages and their editor, under the language; they come after every other address, since a page may lie anywhere."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView

from hanse.site import cms
from hanse.site.views import pages

# Sign-in, accounts and rights are settled elsewhere.
ELSEWHERE = ("password_reset/", "users/", "groups/")

editor = [
    path("login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("account/", RedirectView.as_view(pattern_name="identity:profile")),
    *[re_path(f"^{one}", pages.closed) for one in ELSEWHERE],
    *cms.patterns,
]
# What lies under no language: where nothing is found there, no page is looked for under one.
OUTSIDE = "api/|open311/|receipts/|pictures/|documents/|static/"
urlpatterns = [
    path("cms/", include(editor)),
    re_path(rf"^(?P<address>(?!{OUTSIDE})(?:[\w\-]+/)*)$", pages.page, name="wagtail_serve"),
]
