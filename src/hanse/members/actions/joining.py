"""What the application for membership does, step by step: the applicant is entered, and becomes a member.

They are outcomes of the service: each runs in the transaction of the step, and what it refuses undoes the step.
"""

from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from hanse.frame.public import Case
from hanse.frame.spec.events import Event
from hanse.identity.public import Party, invite_person
from hanse.kernel.actor import Actor
from hanse.kernel.clock import today
from hanse.kernel.errors import Invalid
from hanse.members.actions.city import register_city
from hanse.members.actions.membership import Decision, begin_membership, end_membership
from hanse.members.actions.organisation import register_organisation
from hanse.members.charter.charter import Kind
from hanse.members.charter.current import charter
from hanse.members.enums import EndReason, MemberOf, Role
from hanse.members.models import City, Membership, Organisation
from hanse.members.queries import people_of
from hanse.members.queries.application import number_said, said
from hanse.members.validators import region_of

HOLDS_FROM = "holds_from"
"""The question from which day the membership holds."""


def accept(*, case: Case, event: Event) -> None:
    """The papers are right and a body decides: until then the applicant is what the charter says."""
    kind = _kind(case)
    if kind.meanwhile:
        party = _entered(case, kind, event)
        begin_membership(party, kind.meanwhile, by=_by(event), case_id=case.pk)
        _invite(case, party, event)


def admit(*, case: Case, event: Event) -> None:
    """It is a member of the kind for which it applied, from the day that was decided."""
    kind, by = _kind(case), _by(event)
    party = _entered(case, kind, event)
    decision = Decision(
        decided_by=kind.decided_by,
        decided_on=_day(case, "decided_on") or today(),
        votes_for=number_said(case, "votes_for"),
        votes_against=number_said(case, "votes_against"),
        abstained=number_said(case, "abstained"),
        minute=str(said(case, "minute") or ""),
    )
    try:
        begin_membership(party, kind.key, by=by, starts_on=_day(case, HOLDS_FROM), decision=decision, case_id=case.pk)
    except Invalid as refusal:
        if refusal.field != "day":
            raise
        raise Invalid(refusal.message, field=HOLDS_FROM) from refusal
    _invite(case, party, event)


def refuse(*, case: Case, event: Event) -> None:
    """What it was meanwhile ends with the decision."""
    found = Membership.objects.filter(case_id=case.pk, ends_on=None).select_related("party").first()
    if found is not None:
        because = _("Its application was refused.")
        end_membership(found.party, reason=EndReason.EXCLUDED, because=because, by=_by(event))


def _entered(case: Case, kind: Kind, event: Event) -> Party:
    """The applicant's party: that of its case, or the one of this name in this country, or a new one."""
    before = Membership.objects.filter(case_id=case.pk).select_related("party").first()
    if before is not None:
        return before.party
    name, country = str(said(case, "name")), str(said(case, "country"))
    register = City if kind.of is MemberOf.GOVERNMENT else Organisation
    there = register.objects.filter(name__iexact=name, country=country).select_related("party").first()
    if there is not None:
        return there.party
    website = str(said(case, "website") or "")
    if kind.of is not MemberOf.GOVERNMENT:
        return register_organisation(name=name, country=country, website=website, by=_by(event)).party
    facts = {"name": name, "country": country, "region": region_of(country), "website": website}
    return register_city(**facts, population=number_said(case, "population"), by=_by(event)).party  # type: ignore[arg-type]


def _invite(case: Case, party: Party, event: Event) -> None:
    """Its coordinator, where it has none: a stranger who applies in a member's name gets nothing by it."""
    if people_of(party.pk, Role.COORDINATOR).exists():
        return
    invite_person(
        email=str(said(case, "email")),
        name=str(said(case, "coordinator")),
        language=case.language,
        party=party,
        role=Role.COORDINATOR,
        by=_by(event),
        invited_by=settings.SITE_NAME,
    )


def _kind(case: Case) -> Kind:
    return charter().kinds[str(said(case, "kind"))]


def _day(case: Case, key: str) -> date | None:
    given = said(case, key)
    return date.fromisoformat(given) if given else None


def _by(event: Event) -> Actor:
    return Actor.person(event.by) if event.by else Actor.system("members.application")
