"""A person's own cases and applications, as lines of one page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.frame.errors import NoSuchService
from hanse.frame.models import Application, Case
from hanse.frame.queries import procedure_of
from hanse.frame.queries.applications import applications_of, cases_of
from hanse.identity.public import OwnPanel, User, viewer_of
from hanse.questions.public import reader_in
from hanse.ui import formats

MOST = 100
"""Lines on the page; the file holds all."""


@dataclass(frozen=True, slots=True)
class OwnLine:
    """`number` is a case's; `kept` says until when it is kept."""

    title: str
    number: str
    href: str
    kept: str


@dataclass(frozen=True, slots=True)
class OwnCases:
    cases: list[OwnLine]
    applications: list[OwnLine]


def own_panel(person: User, language: str) -> OwnPanel:
    """All that she began, for herself or for whom she acts, each leading to its page."""
    viewer = viewer_of(person)
    cases, applications = cases_of(viewer)[:MOST], applications_of(viewer)[:MOST]
    return OwnPanel("frame/own_panel.html", OwnCases(own_lines(cases, language), own_lines(applications, language)))


def own_lines(rows: Iterable[Case | Application], language: str) -> list[OwnLine]:
    return [_line(one, language) for one in rows]


def _line(row: Case | Application, language: str) -> OwnLine:
    title = _service(row, language)
    if isinstance(row, Application):
        href = reverse("frame:application:tasks", args=[row.service, row.id])
        return OwnLine(title, "", href, _("last written on %(day)s") % {"day": formats.date(row.touched_at)})
    kept = _("kept until %(day)s") % {"day": formats.date(row.keep_until)} if row.keep_until else _("it still runs")
    return OwnLine(title, row.number, reverse("frame:case", args=[row.id]), kept)


def _service(row: Case | Application, language: str) -> str:
    try:
        procedure = procedure_of(row)
    except NoSuchService:
        return row.service
    return reader_in(language, procedure.translations)(procedure.title)
