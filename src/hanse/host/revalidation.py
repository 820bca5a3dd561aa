"""Pages that anybody may keep, and must ask about each time: what they show can be taken back at any moment."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control


def asked_again[R: HttpResponseBase](request: HttpRequest, response: R) -> R:
    """Cacheable by everyone unless it names the person who is signed in; revalidated each time."""
    shared = {"private": True} if request.user.is_authenticated else {"public": True}
    patch_cache_control(response, no_cache=True, **shared)
    return response
