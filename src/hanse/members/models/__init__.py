"""Cities, organisations and their memberships; Django looks for them here."""

from hanse.members.models.city import City
from hanse.members.models.membership import Membership, Suspension
from hanse.members.models.organisation import Organisation

__all__ = ["City", "Membership", "Organisation", "Suspension"]
