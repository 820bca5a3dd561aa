"""What of the members waits for the secretariat, and for whoever works for a regional office."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.identity.public import Mandate, Viewer
from hanse.members import rules
from hanse.members.charter.current import charter
from hanse.members.desk import Card, Waiting
from hanse.members.enums import DuesState, Role
from hanse.members.queries.application import SERVICE
from hanse.members.queries.circular import under_way
from hanse.members.queries.desk import (
    CHECKING,
    LAID_BEFORE,
    dues_open,
    dues_to_settle,
    members_lacking,
    open_cases,
    posts_today,
    roles_ending,
    unreached_number,
)
from hanse.members.queries.dues_listing import UNREACHED
from hanse.members.queries.office import offices_of
from hanse.members.queries.people import leaving_soon


@dataclass(frozen=True, slots=True)
class EndingRole:
    """A role that ends soon; `alone`: with it the member loses its last coordinator."""

    mandate: Mandate
    role: str
    alone: bool


def ending_roles(found: Iterable[Mandate]) -> list[EndingRole]:
    """One query more than those of the mandates."""
    rows = list(found)
    last = leaving_soon([one.party_id for one in rows])
    return [
        EndingRole(
            one, str(Role(one.role).label), one.role == Role.COORDINATOR and last.get(one.party_id) == one.ends_on
        )
        for one in rows
    ]


def desk_cards(viewer: Viewer, language: str) -> Iterable[Card]:
    """Of the secretariat everything; of a regional office what concerns the members that it serves."""
    if rules.is_secretariat.test(viewer, None):
        yield _applications()
        yield _members()
        if charter().dues:
            yield _dues()
        yield _posts()
        return
    for one in offices_of(viewer):
        yield _members(one.key, one.name.in_language(language))


def _applications() -> Card:
    found = open_cases()
    lines = (
        Waiting(found.applications.get(CHECKING, 0), _("Applications to check"), _inbox_of_applications()),
        Waiting(found.applications.get(LAID_BEFORE, 0), _("Applications before a body"), reverse("members:agenda")),
        Waiting(found.others, _("Other cases in your inbox"), reverse("frame:inbox")),
    )
    return Card(_("Applications"), lines)


def _inbox_of_applications() -> str:
    return f"{reverse('frame:inbox')}?{urlencode({'service': SERVICE})}"


def _members(office: str = "", name: str = "") -> Card:
    alone, ending, suspended = (members_lacking(what, office) for what in ("coordinator", "time", "rights"))
    circulars = reverse("members:circulars")
    lines = (
        Waiting(alone, _("Members without a coordinator"), _list(office, "coordinator")),
        Waiting(ending, _("Members whose coordinator’s role ends soon"), _list(office, "time")),
        Waiting(roles_ending([office]).count(), _("Roles that end within 60 days"), reverse("members:ending")),
        Waiting(suspended, _("Suspended members"), _list(office, "rights")),
        Waiting(under_way([office] if office else None), _("Circulars that are being sent"), circulars),
        Waiting(unreached_number(office), _("People whose mail comes back"), reverse("members:unreached")),
    )
    return Card(name or _("Members"), lines, ((_("All members"), _list(office)), (_("Circulars"), circulars)))


def _dues() -> Card:
    place = reverse("members:dues")
    words = {
        DuesState.LATE.value: _("Invoices that are late, %(year)s"),
        DuesState.ARREARS.value: _("Invoices in arrears, %(year)s"),
        UNREACHED: _("Overdue invoices of members that nobody can remind, %(year)s"),
    }
    lines = [
        Waiting(number, words[state] % {"year": year}, f"{place}?{urlencode({'year': year, 'state': state})}")
        for state, year, number in dues_open()
    ]
    lines.append(Waiting(dues_to_settle(), _("Money to settle"), reverse("members:settle_dues")))
    return Card(_("Dues"), tuple(lines), ((_("Dues"), place),))


def _posts() -> Card:
    found, place = posts_today(), reverse("members:posts")
    lines = (
        Waiting(found.lacking, _("Posts that lack holders"), place),
        Waiting(found.ending, _("Terms that end within 90 days"), place),
    )
    return Card(_("Posts"), lines)


def _list(office: str, lacking: str = "") -> str:
    asked = {name: value for name, value in (("office", office), ("lacking", lacking)) if value}
    return f"{reverse('members:members')}{'?' if asked else ''}{urlencode(asked)}"
