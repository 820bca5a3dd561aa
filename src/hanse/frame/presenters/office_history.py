"""What has happened to a case, for the people of its offices."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from hanse.frame.actions import RETENTION
from hanse.frame.queries import Dossier
from hanse.frame.spec.acts import Doer
from hanse.frame.spec.events import Event, Happened
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.steps import APPLICANT, SYSTEM
from hanse.questions.public import reader_in
from hanse.questions.spec.reading import Reader
from hanse.ui import formats
from hanse.ui.values import Moment, Person


@dataclass(frozen=True, slots=True)
class Looking:
    """Who looks, in which language, on which day, with the names of those who acted."""

    by: Doer
    language: str
    today: date
    names: Mapping[UUID, str]


def office_history(dossier: Dossier, looking: Looking) -> Iterator[Moment]:
    """Everything, the latest first."""
    telling = Telling(dossier.procedure, looking.language, looking.names)
    for event in reversed(dossier.events):
        title, text = telling(event)
        who = acted_as(event)
        name = looking.names.get(who, "") if who else ""
        yield Moment(event.at, title, text, by=Person(name, telling.role(event)) if name else None)


def acted_as(event: Event) -> UUID | None:
    """Under which id somebody acted: her key's, whose name tells the program, or her own."""
    key = event.facts.get("key")
    return UUID(str(key)) if key else event.by


def erasure_reason(event: Event) -> str:
    """Why a case was erased, in words."""
    because = str(event.facts["because"])
    return _("The time for which it is kept was over") if because == RETENTION else because


class Telling:
    """An event as a heading and what belongs to it."""

    def __init__(self, procedure: Procedure, language: str, names: Mapping[UUID, str]) -> None:
        self.procedure, self.names = procedure, names
        self.reader: Reader = reader_in(language, procedure.translations)

    def __call__(self, event: Event) -> tuple[str, str]:
        return _TOLD[event.kind](self, event)

    def role(self, event: Event) -> str:
        """As what somebody acted; empty for the applicant and the system."""
        return "" if event.role in {APPLICANT, SYSTEM} else self.office(event.role)

    def office(self, key: object) -> str:
        return next((self.reader(one.title) for one in self.procedure.offices if one.key == key), "")

    def moved(self, event: Event) -> tuple[str, str]:
        step = self.procedure.transition(str(event.facts["transition"]))
        return self.reader(step.title), self.reader(self.procedure.state(str(event.facts["target"])).title)

    def agreed(self, event: Event) -> tuple[str, str]:
        step = self.procedure.transition(str(event.facts["transition"]))
        counted = {"number": event.facts["number"], "total": event.facts["of"]}
        return self.reader(step.title), _("Agreed: %(number)s of %(total)s") % counted

    def warned(self, event: Event) -> tuple[str, str]:
        term = event.facts.get("term")
        return _("Warned that the time is nearly over"), self.reader(
            self.procedure.term(str(term)).title
        ) if term else ""

    def handed_over(self, event: Event) -> tuple[str, str]:
        to = event.facts.get("to")
        whom = self.names.get(UUID(str(to)), "") if to else self.office(event.facts.get("office"))
        return _("Handed over"), whom

    def amount(self, event: Event) -> str:
        currency = self.procedure.fee.currency if self.procedure.fee else ""
        return formats.money(Decimal(str(event.facts["amount"])), currency)

    def refund(self, event: Event) -> str:
        return ": ".join(filter(None, [self.amount(event), str(event.values.get("because", ""))]))


_TOLD: Mapping[Happened, Callable[[Telling, Event], tuple[str, str]]] = {
    Happened.SUBMITTED: lambda _tell, _event: (_("Handed in"), ""),
    Happened.MOVED: Telling.moved,
    Happened.AGREED: Telling.agreed,
    Happened.OPINION_GIVEN: lambda tell, event: (_("Opinion given"), tell.office(event.facts["office"])),
    Happened.CLAIMED: lambda _tell, _event: (_("Taken up"), ""),
    Happened.RELEASED: lambda _tell, _event: (_("Laid back"), ""),
    Happened.HANDED_OVER: Telling.handed_over,
    Happened.WARNED: Telling.warned,
    Happened.FEE_ASKED: lambda tell, event: (_("Fee asked for"), tell.amount(event)),
    Happened.PAID: lambda tell, event: (_("Paid"), tell.amount(event)),
    Happened.REFUNDED: lambda tell, event: (_("Money given back"), tell.refund(event)),
    Happened.REFUND_ASKED: lambda tell, event: (_("Asked to give money back"), tell.refund(event)),
    Happened.REFUND_REFUSED: lambda tell, event: (_("Money is not given back"), tell.refund(event)),
    Happened.NOTED: lambda _tell, event: (_("Note"), str(event.values.get("note", ""))),
    Happened.LOOKED_AT: lambda _tell, _event: (_("Looked at"), ""),
    Happened.RECORD_CHANGED: lambda _tell, event: (_("Record changed"), str(event.values.get("because", ""))),
    Happened.ERASED: lambda _tell, event: (_("Erased"), erasure_reason(event)),
}
