"""What the pages of a city share: the city, where the person has the right to it and it is a member."""

from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from rules.predicates import Predicate

from hanse.identity.public import viewer_of
from hanse.kernel.errors import NotAllowed, NotThere
from hanse.kernel.rights import require
from hanse.members.public import City, city, member_cities


def member(request: HttpRequest, city_id: UUID, right: Predicate) -> City:
    """Raises NotThere, NotAllowed."""
    found = city(city_id)
    if found is None:
        raise NotThere(_("There is no such city."))
    require(right, viewer_of(request.user), found)
    if not member_cities().filter(pk=city_id).exists():
        raise NotAllowed(_("This is for members whose membership is in force."))
    return found


def another(city_id: UUID) -> City:
    """A member that can be asked. Raises NotThere."""
    found = member_cities().select_related("party").filter(pk=city_id).first()
    if found is None:
        raise NotThere(_("There is no such city."))
    return found
