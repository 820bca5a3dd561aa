"""A service as its start page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.frame.models import Application, Case
from hanse.frame.presenters.terms import days_in_words
from hanse.frame.spec.declaration import Who
from hanse.frame.spec.procedure import Procedure
from hanse.questions.public import reader_in
from hanse.questions.spec.reading import Reader
from hanse.ui import formats
from hanse.ui.shell import Link


@dataclass(frozen=True, slots=True)
class ServicePage:
    """`afterwards` says in the applicant's words where a case can stand; `begun` leads to her own, begun or handed in.

    `published` leads to the cases that anyone may read.
    """

    key: str
    title: str
    summary: str
    who: str
    duration: str
    cost: str
    needs: tuple[str, ...]
    sections: tuple[str, ...]
    decided_within: str
    signs_in: bool
    begun: tuple[Link, ...] = ()
    published: Link | None = None


def service_page(
    procedure: Procedure, language: str, begun: Iterable[Application], under_way: Iterable[Case] = ()
) -> ServicePage:
    reader = reader_in(language, procedure.translations)
    minutes = procedure.minutes
    duration = ngettext("About %(number)s minute", "About %(number)s minutes", minutes) % {"number": minutes}
    return ServicePage(
        key=procedure.key,
        title=reader(procedure.title),
        summary=reader(procedure.summary),
        who=_who(procedure),
        duration=duration,
        cost=reader(procedure.cost) or _cost(procedure),
        needs=tuple(reader(one) for one in procedure.needs),
        sections=tuple(reader(one.title) for one in procedure.sections),
        decided_within=_decided_within(procedure),
        signs_in=procedure.who is not Who.ANYONE,
        begun=(*(_begun(one) for one in begun), *(_case(one) for one in under_way)),
        published=_published(procedure, reader),
    )


def _who(procedure: Procedure) -> str:
    return {
        Who.ANYONE: _("Anyone. You need no account."),
        Who.PERSON: _("Anyone who has an account here."),
        Who.ORGANISATION: _("Who acts for an organisation, and has an account here."),
    }[procedure.who]


def _cost(procedure: Procedure) -> str:
    if procedure.fee is None:
        return _("Nothing")
    return _("A fee that follows from your answers. You see it before you pay.")


def _decided_within(procedure: Procedure) -> str:
    """By the first term that begins with the application, else by the first state's deadline."""
    terms = (term.deadline for term in procedure.terms if not term.begins)
    deadline = next(terms, None if procedure.start.waits else procedure.start.deadline)
    return days_in_words(deadline, deadline.days) if deadline and not deadline.from_answer else ""


def _published(procedure: Procedure, reader: Reader) -> Link | None:
    public = procedure.public
    return Link(reader(public.title), reverse("frame:published", args=[procedure.key])) if public else None


def _case(one: Case) -> Link:
    return Link(_("Your case %(number)s") % {"number": one.number}, reverse("frame:case", args=[one.id]))


def _begun(one: Application) -> Link:
    words = _("Go on with what you wrote on %(day)s") % {"day": formats.date(one.touched_at)}
    return Link(words, reverse("frame:application:tasks", args=[one.service, one.id]))
