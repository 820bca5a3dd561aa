"""An office's inbox."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hanse.frame.errors import NoSuchService
from hanse.frame.models import Case
from hanse.frame.presenters.concerning import concerned
from hanse.frame.queries import procedure_of
from hanse.frame.queries.inbox import MOST_COUNTED, Pile
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.collation import in_order
from hanse.questions.public import reader_in
from hanse.ui import formats
from hanse.ui.values import Select, Standing, Status, select

PILES = {
    Pile.OPEN: gettext_lazy("All open"),
    Pile.UNCLAIMED: gettext_lazy("Nobody's yet"),
    Pile.MINE: gettext_lazy("Yours"),
    Pile.LATE: gettext_lazy("Late"),
    Pile.OPINIONS: gettext_lazy("Opinions asked of you"),
    Pile.ENDED: gettext_lazy("Ended"),
}

EMPTY = {
    Pile.OPEN: gettext_lazy("Cases come here as soon as somebody hands one in, or a colleague passes one on."),
    Pile.UNCLAIMED: gettext_lazy("Every case of your offices has somebody who works on it."),
    Pile.MINE: gettext_lazy("Cases that you take up, or that a colleague hands to you, are here."),
    Pile.LATE: gettext_lazy("No case of your offices is past its day."),
    Pile.OPINIONS: gettext_lazy("When another office asks yours what it thinks of a case, the case lies here."),
    Pile.ENDED: gettext_lazy("Cases lie here once they are decided, until their time is over."),
}
"""What a pile will hold."""


@dataclass(frozen=True, slots=True)
class PileTab:
    """A pile, how much lies on it (empty where it is not counted), and whether it is looked at."""

    text: str
    href: str
    number: str
    active: bool


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case of the list. `whom` is the organisation or the person that it is about, where the case names one."""

    id: UUID
    number: str
    href: str
    whom: str
    service: str
    state: str
    holder: str
    due: str
    status: Status


def pile_tabs(chosen: Pile | None, sizes: Mapping[Pile, int], service: str = "") -> list[PileTab]:
    """`chosen` is None while somebody searches; all of them keep the `service` that is looked at."""
    here, kept = reverse("frame:inbox"), {"service": service} if service else {}
    return [
        PileTab(
            str(words),
            f"{here}?{urlencode({'pile': pile.value, **kept})}",
            _size(sizes.get(pile)),
            active=pile is chosen,
        )
        for pile, words in PILES.items()
    ]


def service_filter(
    services: Collection[str], procedures: Iterable[Procedure], chosen: str, language: str
) -> Select | None:
    """Which service is looked at, by its title in the reader's language; None where there is but one to look at.

    One that nobody knows any more, of which there may be cases still, goes by its key.
    """
    if len(services) < 2:
        return None
    titles = {one.key: reader_in(language, one.translations)(one.title) for one in procedures}
    named = in_order([(key, titles.get(key, key)) for key in services], lambda one: one[1])
    return select("service", _("Service"), [("", _("All")), *named], chosen)


def _size(number: int | None) -> str:
    if number is None:
        return ""
    return f"{formats.number(MOST_COUNTED)}+" if number > MOST_COUNTED else formats.number(number)


def case_lines(cases: Iterable[Case], names: Mapping[UUID, str], today: date, language: str) -> list[CaseLine]:
    return [_line(one, names, today, language) for one in cases]


def _line(case: Case, names: Mapping[UUID, str], today: date, language: str) -> CaseLine:
    whom, service, state = _told(case, language)
    return CaseLine(
        id=case.id,
        number=case.number,
        href=reverse("frame:office_case", args=[case.id]),
        whom=whom,
        service=service,
        state=state,
        holder=names.get(case.holder_id, "") if case.holder_id else "",
        due=formats.date(case.due, "medium") if case.due else "",
        status=status_of(case, today),
    )


def _told(case: Case, language: str) -> tuple[str, str, str]:
    """Whom it is about, its service and its state; keys where its version is lost, so that the others can be seen."""
    try:
        procedure = procedure_of(case)
    except NoSuchService:
        return case.party.name if case.party else "", case.service, case.state
    reader = reader_in(language, procedure.translations)
    return concerned(case, procedure), reader(procedure.title), reader(procedure.state(case.state).title)


def status_of(case: Case, today: date) -> Status:
    """How pressing a case is."""
    if case.ended_at:
        return Status(Standing.CLOSED, _("Ended"))
    if case.due and case.due < today:
        return Status(Standing.PROBLEM, _("Late"))
    if not case.office:
        return Status(Standing.WAITING, _("With the applicant"))
    return Status(Standing.BEGUN, _("In work")) if case.holder_id else Status(Standing.OPEN, _("Nobody's yet"))
