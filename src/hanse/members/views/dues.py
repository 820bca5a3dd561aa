"""The secretariat's pages on a year's dues: who owes what, the file for accounting, making invoices, reminding."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hanse.identity.public import person
from hanse.kernel.clock import today
from hanse.kernel.digits import whole_number
from hanse.kernel.downloads import attachment
from hanse.kernel.errors import Conflict
from hanse.members import rules
from hanse.members.actions.dues import dues_of_the_network, issue_dues
from hanse.members.actions.dues_letters import remind_by_hand
from hanse.members.charter.current import charter
from hanse.members.documents.dues import dues_csv
from hanse.members.enums import DuesState
from hanse.members.presenters.dues import dues_filters, dues_lines, dues_tiles, from_before
from hanse.members.presenters.dues_plan import plan_page
from hanse.members.queries.dues import in_arrears_by_year, sums_of, years
from hanse.members.queries.dues_listing import UNREACHED, WantedDues, dues_page, every_invoice, matching_dues
from hanse.members.queries.dues_plan import plan_of
from hanse.members.queries.dues_settling import to_settle
from hanse.members.views.members import opened_to


@opened_to(rules.is_secretariat)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """A year's invoices: sums, filters, and each with what was paid."""
    dues, language = charter().dues, get_language() or "en"
    there = years()
    wanted = _wanted(request, there)
    page = dues_page(wanted, request.GET.get("page"))
    context = {
        "dues": dues,
        "wanted": wanted,
        "tiles": dues_tiles(sums_of(wanted.year), wanted.year, dues.currency) if dues and there else [],
        "before": from_before({year: one for year, one in in_arrears_by_year().items() if year != wanted.year}),
        "filters": dues_filters(wanted, sorted({*there, wanted.year}, reverse=True), language),
        "page": page,
        "lines": dues_lines(page, language),
        "to_settle": to_settle().count(),
        "asked": request.GET.urlencode(),
        "next_year": wanted.year if not there else max(there[0] + 1, today().year),
    }
    return render(request, "members/dues/list.html", context)


@opened_to(rules.is_secretariat)
@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """The invoices of the page as CSV, all of them."""
    wanted = _wanted(request, years())
    return attachment(dues_csv(every_invoice(wanted)), "csv", "dues", str(wanted.year))


@opened_to(rules.is_secretariat)
@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest) -> HttpResponse:
    """Who would be asked for how much, and why; then the invoices are made."""
    dues, said = dues_of_the_network(), request.POST or request.GET
    year, alone = _year(said.get("year", "")) or today().year, _id(said.get("member", ""))
    problem = ""
    if request.method == "POST":
        try:
            made = issue_dues(year, by=person(request).actor, seen=said.get("seen", ""), alone=alone)
        except Conflict as refusal:
            problem = refusal.message
        else:
            words = ngettext("%(number)s invoice was made.", "%(number)s invoices were made.", len(made))
            messages.success(request, words % {"number": len(made)})
            return redirect("members:member", alone) if alone else redirect(f"{reverse('members:dues')}?year={year}")
    planned, pages = plan_of(year, dues, alone=alone), request.GET.dict()
    plan = plan_page(planned, year, dues.currency, get_language() or "en", pages)
    years_to_ask = [today().year - 1, today().year, today().year + 1]
    context = {"plan": plan, "alone": alone, "problem": problem, "years": years_to_ask}
    return render(request, "members/dues/issue.html", context, status=409 if problem else 200)


@opened_to(rules.is_secretariat)
@require_http_methods(["GET", "POST"])
def remind(request: HttpRequest) -> HttpResponse:
    """Ask, then write to the members of a year that are late or in arrears."""
    wanted = _wanted(request, years())
    late = [
        one
        for state in (DuesState.LATE, DuesState.ARREARS)
        for one in matching_dues(WantedDues(wanted.year, state=state.value)).values_list("id", flat=True)
    ]
    back = f"{reverse('members:dues')}?year={wanted.year}"
    if request.method == "POST":
        written = remind_by_hand(late, by=person(request).actor)
        words = ngettext("%(number)s member was reminded.", "%(number)s members were reminded.", written)
        messages.success(request, words % {"number": written})
        if written < len(late):
            messages.info(
                request, _("The others have nobody to write to, were reminded today, or have paid meanwhile.")
            )
        return redirect(back)
    lost = matching_dues(WantedDues(wanted.year, state=UNREACHED)).count()
    context = {"year": wanted.year, "number": len(late), "lost": lost, "back": back}
    return render(request, "members/dues/remind.html", context)


def _wanted(request: HttpRequest, there: list[int]) -> WantedDues:
    """From an address; what it cannot mean is left out. Without a year: this one, if there are invoices of it."""
    said = request.GET
    state, kind = said.get("state", ""), said.get("kind", "")
    year = _year(said.get("year", ""))
    latest = today().year if today().year in there or not there else there[0]
    return WantedDues(
        year=year or latest,
        state=state if state in {*DuesState.values, UNREACHED} else "",
        kind=kind if kind in charter().kinds else "",
        words=" ".join(said.get("words", "").split())[:100],
    )


def _year(typed: str) -> int | None:
    found = whole_number(typed)
    return found if found is not None and 2000 <= found <= today().year + 1 else None


def _id(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None
