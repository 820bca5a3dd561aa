"""Cities and organisations; Django looks for them here."""

from hanse.members.models.city import City
from hanse.members.models.organisation import Organisation

__all__ = ["City", "Organisation"]
