"""What waits for the secretariat and its offices, counted."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet

from hanse.frame.public import Case
from hanse.identity.public import Mandate
from hanse.kernel import notices
from hanse.kernel.clock import now, today
from hanse.kernel.models import Delivery
from hanse.members.charter.current import charter
from hanse.members.enums import DuesState, Role
from hanse.members.models import Term
from hanse.members.queries.application import SERVICE
from hanse.members.queries.dues import invoices, is_overdue
from hanse.members.queries.dues_listing import UNREACHED
from hanse.members.queries.dues_readers import nobody_reads
from hanse.members.queries.dues_settling import to_settle
from hanse.members.queries.listing import Wanted, matching
from hanse.members.queries.people import ending, holding_roles

OFFICE = "secretariat"
CHECKING, LAID_BEFORE = "checking", "laid_before"
TERMS_WITHIN = timedelta(days=90)
BOUNCED_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class OpenCases:
    """Cases that have not ended: applications by state, and what else lies in the secretariat's inbox."""

    applications: Mapping[str, int]
    others: int


@dataclass(frozen=True, slots=True)
class Posts:
    """`lacking` posts have fewer holders than they need, at least one; `ending` terms end soon."""

    lacking: int
    ending: int


def open_cases() -> OpenCases:
    """One query."""
    cases = Case.objects.filter(office=OFFICE, ended_at=None).order_by()
    applications: Counter[str] = Counter()
    others = 0
    for service, state, number in cases.values_list("service", "state").annotate(number=Count("id")):
        if service == SERVICE:
            applications[state] += number
        else:
            others += number
    return OpenCases(applications, others)


def members_lacking(what: str, office: str = "") -> int:
    """How many members the list shows that lack something; one query."""
    return matching(Wanted(lacking=what, office=office)).count()


def roles_ending(offices: Collection[str] = ("",)) -> QuerySet[Mandate]:
    """The roles at members, of offices or all, that end soon, with persons and members; the first to end on top."""
    members = Q()
    for office in offices:
        members |= Q(party_id__in=matching(Wanted(office=office)).values("party_id"))
    found = ending(holding_roles()).filter(members).select_related("user", "party")
    return found.order_by("ends_on", "party__name", "id")


def posts_today() -> Posts:
    """One query."""
    running = list(Term.objects.current().values_list("post", "ends_on"))
    holders, soon = Counter(post for post, _end in running), today() + TERMS_WITHIN
    lacking = [one for one in charter().posts.values() if holders[one.key] < max(one.least, 1)]
    return Posts(len(lacking), sum(ends_on <= soon for _post, ends_on in running))


def dues_open() -> list[tuple[str, int, int]]:
    """How many invoices of each year are late, in arrears or of members to which nobody can write. One query.

    The state as the list of invoices is asked for it, the year, the number.
    """
    found = (
        invoices()
        .filter(is_overdue())
        .annotate(
            over=ExpressionWrapper(Q(arrears_on__lte=today()), output_field=BooleanField()), unreached=nobody_reads()
        )
    )
    rows: Counter[tuple[str, int]] = Counter()
    for over, lost, year in found.values_list("over", "unreached", "year"):
        rows[DuesState.ARREARS.value if over else DuesState.LATE.value, year] += 1
        rows[UNREACHED, year] += lost
    order = [DuesState.LATE.value, DuesState.ARREARS.value, UNREACHED]
    return [
        (state, year, rows[state, year]) for state, year in sorted(rows, key=lambda one: (order.index(one[0]), one[1]))
    ]


def dues_to_settle() -> int:
    """Of how many invoices money is to be settled; one query."""
    return to_settle().count()


@dataclass(frozen=True, slots=True)
class Unreached:
    """Somebody of a member to whom the last letter did not come through."""

    mandate: Mandate
    member: str
    last: Delivery


def unreached_number(office: str = "") -> int:
    """How many people of members the last letter did not reach; one query."""
    return _mandates(office).filter(user__email__in=_lost().values("address")).values("user_id").distinct().count()


def unreached(office: str = "") -> list[Unreached]:
    """The same with their member and what came of the letter, the latest first; two queries."""
    lost = {one.address: one for one in _lost()}
    people: dict[UUID, Mandate] = {}
    for mandate in _mandates(office).filter(user__email__in=lost).select_related("party").order_by("-starts_on"):
        people.setdefault(mandate.user_id, mandate)
    found = [Unreached(one, one.party.name, lost[one.user.email]) for one in people.values()]
    return sorted(found, key=lambda one: one.last.created_at, reverse=True)


def _lost() -> QuerySet[Delivery]:
    return notices.lost_to(since=now() - BOUNCED_WITHIN)


def _mandates(office: str) -> QuerySet[Mandate]:
    """Those in force at the members of an office, or at all."""
    members = matching(Wanted(office=office)).values("party_id")
    return Mandate.objects.current().filter(party_id__in=members, role__in=Role.values).select_related("user")
