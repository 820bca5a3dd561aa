"""How far a run or a search is: the part of its page that is asked for again and again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hanse.diagnostic.presenters.computation import Progress


def progress_part(request: HttpRequest, progress: Progress) -> HttpResponse:
    """The part for a page that looks again; that is drawn anew once it has ended. Who opens the part gets the page."""
    if not request.headers.get("HX-Request"):
        return redirect(progress.page)
    answer = render(request, "diagnostic/parts/computation.html", {"progress": progress})
    if not progress.goes_on:
        answer.headers["HX-Refresh"] = "true"
    return answer
