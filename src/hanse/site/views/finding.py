"""The page of search."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from hanse.site.presenters.finding import search_page


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What all kinds of things on the site hold of the words, or one kind alone."""
    page = search_page(request.GET.dict(), translation.get_language() or settings.LANGUAGE_CODE)
    return render(request, "site/search.html", {"page": page})
