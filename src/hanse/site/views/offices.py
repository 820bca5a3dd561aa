"""A regional office for everybody: how it is reached, and what it tells."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import conditional_page, require_safe

from hanse.site.presenters.page import Ways
from hanse.site.presenters.telling import office_told
from hanse.site.queries.dated import news
from hanse.site.queries.pages import homes
from hanse.site.views.pages import kept


@require_safe
@conditional_page
def page(request: HttpRequest, office: str) -> HttpResponse:
    language = translation.get_language() or settings.LANGUAGE_CODE
    told = office_told(office, language)
    if told is None:
        raise Http404
    found = news(language, office=office)
    context = {"key": office, "office": told, "news": found, "ways": Ways(homes(), language)}
    return kept(request, render(request, "site/office.html", context))
