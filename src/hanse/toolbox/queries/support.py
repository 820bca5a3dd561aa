"""Requests for support."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hanse.identity.public import Party, Viewer
from hanse.kernel.collation import in_order
from hanse.kernel.errors import NotThere
from hanse.members.public import acts_for, standings
from hanse.toolbox.enums import RequestState
from hanse.toolbox.models import SupportRequest


def requests(state: str = "") -> QuerySet[SupportRequest]:
    """The latest first, with tool, member and person."""
    found = SupportRequest.objects.select_related("tool", "party", "person")
    return found.filter(state=state) if state else found


def requests_of(viewer: Viewer) -> QuerySet[SupportRequest]:
    """Her own."""
    return requests().filter(person_id=viewer.user_id)


def request_of(request_id: UUID) -> SupportRequest:
    """Raises NotThere."""
    found = requests().select_related("answered_by").filter(id=request_id).first()
    if found is None:
        raise NotThere(_("There is no such request."))
    return found


def open_number() -> int:
    return SupportRequest.objects.filter(state=RequestState.OPEN).count()


def members_asking(viewer: Viewer) -> list[Party]:
    """The members of today for which somebody works, by name; three queries at most."""
    acts = acts_for(viewer)
    known = standings([one.id for one in acts]) if acts else {}
    return in_order((one for one in acts if known[one.id].kind), lambda one: one.name)
