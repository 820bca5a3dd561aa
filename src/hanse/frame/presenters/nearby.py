"""Cases that may be the same, as who is about to apply sees them: what is public of them, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.frame.queries import procedure_of
from hanse.frame.queries.applications import given_in
from hanse.frame.queries.nearby import NearCase
from hanse.questions.public import reader_in
from hanse.questions.spec.checking import format_answer
from hanse.ui import formats

STEP_M = 5
"""Distances are said so roughly: neither of the two was given more finely."""


@dataclass(frozen=True, slots=True)
class NearLine:
    number: str
    href: str
    what: str
    state: str
    away: str
    day: str


def near_lines(found: Iterable[NearCase], language: str) -> list[NearLine]:
    return [_line(one, language) for one in found]


def _line(near: NearCase, language: str) -> NearLine:
    row = near.case
    procedure = procedure_of(row)
    reader, state = reader_in(language, procedure.translations), procedure.state(row.state)
    key = procedure.nearby.category if procedure.nearby else ""
    answer = given_in(row).get(key) if procedure.public and key in procedure.public.answers else None
    rough = max(STEP_M, round(near.metres / STEP_M) * STEP_M)
    return NearLine(
        number=row.number,
        href=reverse("frame:published_case", args=[row.service, row.number]),
        what=format_answer(procedure.questions[key], answer, reader) if answer else row.number,
        state=reader(state.shown or state.title),
        away=_("about %(number)s m away") % {"number": formats.number(rough)},
        day=formats.date(row.submitted_at),
    )
