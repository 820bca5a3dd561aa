"""Beginning, changing, suspending and ending what a party is in the network."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hanse.frame.public import withdraw_certificates
from hanse.identity.public import Party
from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.clock import end_of, today
from hanse.kernel.errors import Invalid
from hanse.members.charter.current import charter
from hanse.members.enums import EndReason
from hanse.members.errors import MemberAlready, NoMember, SuspendedAlready, UnknownKind
from hanse.members.models import Membership, Suspension
from hanse.members.validators import check_reason
from hanse.ui import formats


@dataclass(frozen=True, slots=True)
class Decision:
    """By which body a member was admitted, empty for the secretariat, and what its minute says."""

    decided_by: str = ""
    decided_on: date | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    abstained: int | None = None
    minute: str = ""


@transaction.atomic
def begin_membership(
    party: Party,
    kind: str,
    *,
    by: Actor,
    starts_on: date | None = None,
    decision: Decision | None = None,
    case_id: UUID | None = None,
) -> Membership:
    """Make a party a member, or another kind of member from that day on.

    Raises UnknownKind, MemberAlready where it is of this kind already, and Invalid on a day before the present one
    began or the last one ended.
    """
    if kind not in charter().kinds:
        raise UnknownKind(_("This network has no such kind of member."), field="kind")
    day, before = starts_on or today(), _open_membership(party)
    if before is not None:
        if before.kind == kind:
            raise MemberAlready(_("It is a member of this kind already."), field="kind")
        _end(before, day, EndReason.CHANGED, because="")
    elif last := Membership.objects.filter(party=party, ends_on__gt=day).order_by("ends_on").last():
        words = _("That is before %(day)s, when its last membership ended.")
        raise Invalid(words % {"day": formats.date(last.ends_on)}, field="day")
    said = asdict(decision) if decision else {}
    made = Membership.objects.create(party=party, kind=kind, starts_on=day, case_id=case_id, **said)
    detail = {"kind": kind, "before": before.kind if before else "", "starts_on": day.isoformat()}
    _told("begin_membership", made, party, by, detail)
    return made


@transaction.atomic
def end_membership(
    party: Party,
    *,
    reason: EndReason,
    because: str,
    by: Actor,
    ends_on: date | None = None,
    into: Party | None = None,
) -> Membership:
    """It is no member any more from that day on. Raises NoMember, and Invalid with the field.

    Merged, it names the member into which it went, which must be one.
    """
    words, found = check_reason(because), _open_membership(party)
    if found is None:
        raise NoMember(_("It is not a member."))
    if reason is EndReason.CHANGED or (reason is EndReason.MERGED) != (into is not None):
        raise Invalid(_("Name the member into which it was merged, and only then."), field="into")
    if into is not None and (into.pk == party.pk or _open_membership(into) is None):
        raise Invalid(_("It can only be merged into another member."), field="into")
    day = ends_on or today()
    _end(found, day, reason, because=words, into=into)
    _lasting(party).update(ends_on=day)
    certify(party, until=day)
    _told("end_membership", found, party, by, {"reason": reason.value, "why": words, "ends_on": day.isoformat()})
    return found


@transaction.atomic
def suspend_member(party: Party, *, because: str, by: Actor) -> Suspension:
    """From today on the member has none of its rights. Raises NoMember, SuspendedAlready, Invalid without a reason."""
    words, found = check_reason(because), _open_membership(party)
    if found is None:
        raise NoMember(_("It is not a member."))
    if _lasting(party).exists():
        raise SuspendedAlready(_("Its membership is suspended already."))
    made = Suspension.objects.create(party=party, because=words)
    _told("suspend_member", made, party, by, {"why": words})
    return made


@transaction.atomic
def resume_member(party: Party, *, because: str, by: Actor) -> Suspension:
    """Give a suspended member its rights back today. Raises NoMember where it is not suspended, and Invalid."""
    words = check_reason(because)
    found = _lasting(party).select_for_update().first()
    if found is None:
        raise NoMember(_("Its membership is not suspended."))
    found.ends_on = today()
    found.save(update_fields=["ends_on"])
    _told("resume_member", found, party, by, {"why": words})
    return found


def certify(party: Party, *, until: date | None) -> None:
    """Its certificates of membership hold until a day, or as long as it is a member."""
    cases = {one.case_id for one in Membership.objects.filter(party=party) if one.case_id is not None}
    withdraw_certificates(cases, end_of(until - timedelta(days=1)) if until else None)


def _lasting(party: Party) -> QuerySet[Suspension]:
    """The suspension that is not over: without an end, or with that of a membership that ends on a day to come."""
    return Suspension.objects.filter(Q(ends_on=None) | Q(ends_on__gt=today()), party=party)


def _open_membership(party: Party) -> Membership | None:
    """The one that has no end, or one to come, held so that two who change it come one by one."""
    Party.objects.select_for_update(no_key=True).get(pk=party.pk)
    return Membership.objects.filter(Q(ends_on=None) | Q(ends_on__gt=today()), party=party).order_by("starts_on").last()


def _end(row: Membership, day: date, reason: EndReason, *, because: str, into: Party | None = None) -> None:
    if day < row.starts_on:
        words = _("That is before %(day)s, when the present membership began.")
        raise Invalid(words % {"day": formats.date(row.starts_on)}, field="day")
    row.ends_on, row.end_reason, row.because, row.into = day, reason, because, into
    row.save(update_fields=["ends_on", "end_reason", "because", "into"])


def _told(verb: str, row: Membership | Suspension, party: Party, by: Actor, detail: dict[str, str]) -> None:
    audit.record(f"members.{verb}", by=by, on=row, party_id=party.pk, detail=detail)
    outbox.emit("members.membership_changed", {"party": str(party.pk), "what": verb})
