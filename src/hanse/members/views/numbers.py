"""The network's numbers over time, with their pictures and tables to take away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hanse.members import rules
from hanse.members.presenters.numbers import numbers_page
from hanse.members.views.members import opened_to
from hanse.ui.charts import picture_file


@opened_to(rules.is_secretariat)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    page = numbers_page(by_month=request.GET.get("by") == "month", language=get_language() or "en")
    return picture_file(request, page.charts) or render(request, "members/numbers.html", {"page": page})
