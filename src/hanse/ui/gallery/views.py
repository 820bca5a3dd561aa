"""The gallery: every component and chart on few pages, for people who make pages and for the tests."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hanse.ui.gallery.forms import EveryField


def form_page(request: HttpRequest) -> HttpResponse:
    """The form, empty; posted, it comes back with its problems."""
    form = EveryField(request.POST, request.FILES) if request.method == "POST" else EveryField()
    return render(request, "ui/gallery/form.html", {"form": form}, status=422 if form.errors else 200)


def components_page(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/gallery/components.html")


def charts_page(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/gallery/charts.html")


def reading_page(request: HttpRequest) -> HttpResponse:
    """A page of words: headings, lists, a table, as a visitor of the public site reads them."""
    return render(request, "ui/gallery/reading.html")
