"""Regional offices: how many members each serves, and who works there."""

from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from hanse.identity.public import Mandate, Viewer, holders_at
from hanse.kernel.errors import NotThere
from hanse.members.charter.charter import Office
from hanse.members.charter.current import charter
from hanse.members.enums import StaffRole
from hanse.members.models import Membership


def office_called(key: str) -> Office:
    """A regional office of the network's file. Raises NotThere."""
    office = charter().offices.get(key)
    if office is None:
        raise NotThere(_("There is no such regional office."))
    return office


def offices_of(viewer: Viewer) -> tuple[Office, ...]:
    """Those for which somebody works."""
    return tuple(one for one in charter().offices.values() if viewer.has_role(one.party_id, StaffRole.REGIONAL))


def members_served() -> Mapping[str, int]:
    """Office's key → its members of today; the empty key: those whom the secretariat itself serves. One query."""
    rows = Membership.objects.current().values_list("party__city__country", "party__member_organisation__country")
    serving = [charter().office_for(city or organisation or "") for city, organisation in rows]
    return Counter(one.key if one else "" for one in serving)


def staff_of_offices() -> Mapping[UUID, list[Mandate]]:
    """Office's party → its people today, by name. One query."""
    found: dict[UUID, list[Mandate]] = {one.party_id: [] for one in charter().offices.values()}
    for mandate in holders_at(found, [StaffRole.REGIONAL]).order_by("user__name", "user__email"):
        found[mandate.party_id].append(mandate)
    return found
