"""Users, parties, mandates, keys; Django looks for them here."""

from hanse.identity.models.key import Key
from hanse.identity.models.mandate import Mandate
from hanse.identity.models.party import Party
from hanse.identity.models.user import User

__all__ = ["Key", "Mandate", "Party", "User"]
