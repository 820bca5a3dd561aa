"""Wagtail's own pages for editors: who enters, and the looser policy of content that they need."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from wagtail.admin import urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from hanse.identity.public import User, viewer_of
from hanse.kernel.errors import NotAllowed
from hanse.kernel.rights import require
from hanse.site import rules
from hanse.site.actions.crew import settle_crew

POLICY: dict[str, Any] = {
    **settings.SECURE_CSP,
    # The editor writes scripts and styles into its pages, and shows a draft within a frame.
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE, CSP.UNSAFE_EVAL],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "frame-src": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
}


def entered(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of the editor: for who works on the site today. Who is not signed in is led to sign in by Wagtail."""

    @wraps(view)
    def settled(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if isinstance(request.user, User) and not settle_crew(request.user):
            raise NotAllowed
        return view(request, *args, **named)

    whole: Any = csp_override(POLICY)(xframe_options_sameorigin(settled))
    whole.for_crew = True  # for the test that walks all of them
    return cast("Callable[..., HttpResponse]", whole)


# What the editor's translator would publish for whoever may translate: its views, and what a form says to have it so.
AT_ONCE = {"update_translations": "publish_translations", "convert_to_alias": ""}


def looked_at(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What is public at once is for publishers; what others write is looked at by one of them."""

    @wraps(view)
    def judged(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        asked = AT_ONCE.get(request.resolver_match.url_name or "") if request.resolver_match else None
        if asked is not None and request.method == "POST" and (not asked or asked in request.POST):
            require(rules.may_publish, viewer_of(request.user))
        return view(request, *args, **named)

    return judged


patterns = decorate_urlpatterns(decorate_urlpatterns(urls.urlpatterns, looked_at), entered)
