"""The gallery: every component and chart on few pages, for people who make pages and for the tests."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.translation import get_language_bidi
from django.views.decorators.csrf import csrf_exempt

from hanse.ui import values
from hanse.ui.charts import picture_file
from hanse.ui.errors import server_error
from hanse.ui.forms import Form, TextField
from hanse.ui.gallery import samples
from hanse.ui.gallery.forms import EveryField


def form_page(request: HttpRequest) -> HttpResponse:
    """The form, empty; posted, it comes back with its problems."""
    form = EveryField(request.POST, request.FILES) if request.method == "POST" else EveryField()
    return render(request, "ui/gallery/form.html", {"form": form}, status=422 if form.errors else 200)


def components_page(request: HttpRequest) -> HttpResponse:
    context = {
        "samples": samples,
        "page": Paginator(range(1, 241), 20).get_page(request.GET.get("page")),
        "files": [
            values.Download("Report for the mayor", "#", "PDF", 1_240_000, "One page, then 20 of detail."),
            values.Download("Answers", "#", "XLSX", 48_300),
        ],
        "tiles": [
            values.Tile("118", "cities take part", "of 204 members", "#"),
            values.Tile("61.5", "median score", "from 84 cities"),
            values.Tile("12", "are late", "reminded on 20 November", "#"),
        ],
    }
    return render(request, "ui/gallery/components.html", context)


def charts_page(request: HttpRequest) -> HttpResponse:
    made = samples.all_charts(rtl=get_language_bidi(), base_href=static("ui/world.svg"))
    named = {str(number): chart for number, chart in enumerate(made)}
    return picture_file(request, named) or render(request, "ui/gallery/charts.html", {"charts": made})


def reading_page(request: HttpRequest) -> HttpResponse:
    """A page of words: headings, lists, a table, as a visitor of the public site reads them."""
    return render(request, "ui/gallery/reading.html")


class OneAnswer(Form):
    answer = TextField(label="What is the city's strategy called?")


@csrf_exempt
def autosave_page(request: HttpRequest) -> HttpResponse:
    """A field that saves itself: what it is sent decides the answer (409, 500, or kept)."""
    if request.method != "POST":
        return render(request, "ui/gallery/autosave.html", {"form": OneAnswer()})
    answer = request.POST.get("answer", "")
    if "HX-Request" in request.headers:
        return HttpResponse(status={"conflict": 409, "broken": 500}.get(answer, 204))
    return server_error(request) if answer == "broken" else redirect("gallery:components")


def confirm_page(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/gallery/confirm.html", {"cancel_href": "../"})


def print_page(request: HttpRequest) -> HttpResponse:
    made = samples.all_charts(rtl=get_language_bidi(), base_href=static("ui/world.svg"))[:2]
    return render(request, "ui/gallery/print.html", {"charts": made})
