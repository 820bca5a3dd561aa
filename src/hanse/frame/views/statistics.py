"""How the work of the person's offices goes, over some months, of one service or all."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language, get_language_bidi, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hanse.frame.presenters.statistics import statistics_page
from hanse.frame.queries.offering import known
from hanse.frame.queries.statistics import Span, figures
from hanse.frame.rules import offices_in, works_in_an_office
from hanse.frame.spec.procedure import Procedure
from hanse.frame.views.asking import offices_of
from hanse.identity.public import names_of, viewer_of
from hanse.kernel.clock import today
from hanse.kernel.rights import require
from hanse.questions.public import reader_in
from hanse.ui.charts import picture_file
from hanse.ui.values import Select, select

MONTHS = (3, 12, 36)
USUAL = 12


@login_required
@never_cache
@require_safe
def page(request: HttpRequest) -> HttpResponseBase:
    require(works_in_an_office, viewer_of(request.user))
    offices, language = offices_of(request), get_language() or "en"
    procedures = {one.key: one for one in known() if offices & offices_in(one)}
    service, months = request.GET.get("service", ""), _months(request)
    looked_at = {service: procedures[service]} if service in procedures else procedures
    span = Span(frozenset(looked_at), _months_ago(months - 1), today())
    found = figures(span, offices)
    shown = statistics_page(found, looked_at, names_of(found.holders), language, rtl=get_language_bidi())
    selects = (_services(procedures, service, language), _spans(months))
    return picture_file(request, shown.pictures) or render(
        request, "frame/office/statistics.html", {"page": shown, "selects": selects}
    )


def _months(request: HttpRequest) -> int:
    given = request.GET.get("months", "")
    return int(given) if given in map(str, MONTHS) else USUAL


def _months_ago(months: int) -> date:
    """The first day of the month so many before the one that runs."""
    years, month = divmod(today().year * 12 + today().month - 1 - months, 12)
    return date(years, month + 1, 1)


def _services(procedures: dict[str, Procedure], chosen: str, language: str) -> Select:
    titles = [(key, str(reader_in(language, one.translations)(one.title))) for key, one in procedures.items()]
    return select("service", _("Service"), [("", _("All")), *titles], chosen)


def _spans(chosen: int) -> Select:
    words = {3: _("3 months"), 12: _("12 months"), 36: _("3 years")}
    spans = [(str(months), words[months]) for months in MONTHS]
    return select("months", pgettext("a filter", "Time"), spans, str(chosen))
