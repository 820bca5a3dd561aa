"""What lies before the bodies that decide on members: their agenda, to be printed for a meeting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hanse.members import rules
from hanse.members.presenters.agenda import agendas
from hanse.members.views.members import opened_to


@opened_to(rules.is_secretariat)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "members/agenda.html", {"agendas": agendas(get_language() or "en")})
