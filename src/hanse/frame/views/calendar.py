"""The calendars of the person's offices: looking at one, and closing days."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hanse.frame.actions.booking.closing import close_day, open_day
from hanse.frame.presenters.calendar import CalendarPage, calendar_page
from hanse.frame.queries.calendar import Calendared, calendar_named, calendars_of, stretch_of
from hanse.frame.rules import works_in_an_office
from hanse.frame.views.asking import offices_of
from hanse.identity.public import person, viewer_of
from hanse.kernel.clock import now
from hanse.kernel.days import day_typed
from hanse.kernel.rights import require
from hanse.questions.public import reader_in
from hanse.questions.spec.wording import cleaned


@login_required
@never_cache
@require_safe
def page(request: HttpRequest) -> HttpResponseBase:
    """The one that is named, or the first; without any, what would stand here."""
    require(works_in_an_office, viewer_of(request.user))
    offices, language = offices_of(request), get_language() or "en"
    there = list(calendars_of(offices))
    named = request.GET.get("of", "")
    one = calendar_named(named, offices) if named else next(iter(there), None)
    context = {
        "tabs": [_tab(each, one, language) for each in there],
        "page": _shown(request, one, offices, language) if one else None,
    }
    return render(request, "frame/office/calendar.html", context)


@login_required
@require_POST
def close(request: HttpRequest) -> HttpResponseBase:
    require(works_in_an_office, viewer_of(request.user))
    one = calendar_named(request.POST.get("of", ""), offices_of(request))
    day = _day(request.POST.get("day", ""), one)
    if request.POST.get("do") == "open":
        open_day(one.procedure, one.bookable, day, by=person(request).actor)
        messages.success(request, _("The day is open again."))
    else:
        because = cleaned(" ".join(request.POST.get("because", "").split()))[:200]
        close_day(one.procedure, one.bookable, day, because, by=person(request).actor)
        messages.success(request, _("The day is closed. Whoever has booked already keeps the time until you move it."))
    return redirect(f"{reverse('frame:calendar')}?{urlencode({'of': one.key, 'day': day.isoformat()})}")


def _shown(request: HttpRequest, one: Calendared, offices: frozenset[str], language: str) -> CalendarPage:
    stretch = stretch_of(one, _day(request.GET.get("day", ""), one))
    return calendar_page(one, stretch, offices, language, now())


def _tab(each: Calendared, chosen: Calendared | None, language: str) -> dict[str, object]:
    reader = reader_in(language, each.procedure.translations)
    words = f"{reader(each.procedure.title)}: {reader(each.bookable.title)}"
    href = f"{reverse('frame:calendar')}?{urlencode({'of': each.key})}"
    return {"text": words, "href": href, "number": "", "active": chosen is not None and each.key == chosen.key}


def _day(words: str, one: Calendared) -> date:
    """Today at the place, where no day is named."""
    return day_typed(words) or one.procedure.calendar.day_of(now())
