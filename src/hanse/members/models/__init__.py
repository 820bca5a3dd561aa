"""Cities; Django looks for them here."""

from hanse.members.models.city import City

__all__ = ["City"]
