"""The diagnostic's side of the pages on which a visitor answers."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hanse.diagnostic.actions import answer_scan
from hanse.diagnostic.queries.quick_scans import given_in_scan, scan_framework, scan_questions
from hanse.diagnostic.views.quick_scan.holding import held_scan
from hanse.questions.public import GuestVisit, reader_in
from hanse.ui.shell import Link


def desk(request: HttpRequest, **_names: Any) -> GuestVisit | HttpResponseBase:
    """The visit to the scan that this browser holds; without one, to where a scan begins."""
    scan = held_scan(request)
    if scan is None:
        messages.info(request, _("This browser holds no quick scan. Begin one, or open the link that you kept."))
        return redirect("diagnostic:quick_scan")
    if scan.taken_over_at:
        return redirect("diagnostic:scan_result")
    scheme = scan_framework()
    return GuestVisit(
        questionnaire=scan_questions(),
        reader=reader_in(get_language() or "en", scheme.translations),
        answers=given_in_scan(scan),
        save=lambda key, answer: answer_scan(scan, key, answer),
        title=_("Quick scan"),
        home=Link(_("Quick scan"), reverse("diagnostic:quick_scan")),
        finish=Link(_("See the result"), reverse("diagnostic:scan_result")),
        departments=scheme.departments,
    )
