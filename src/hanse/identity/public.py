"""The door of identity."""

from hanse.identity.actions import create_organisation, end_mandate, grant_mandate, invite_person, rename_party
from hanse.identity.enums import PartyKind
from hanse.identity.errors import LinkExpired, MandateExists
from hanse.identity.models import Mandate, Party, User
from hanse.identity.queries import NOBODY, Viewer, has_mandate, holders_of, mandates_of, people, roles_of, viewer_of

__all__ = [
    "NOBODY",
    "LinkExpired",
    "Mandate",
    "MandateExists",
    "Party",
    "PartyKind",
    "User",
    "Viewer",
    "create_organisation",
    "end_mandate",
    "grant_mandate",
    "has_mandate",
    "holders_of",
    "invite_person",
    "mandates_of",
    "people",
    "rename_party",
    "roles_of",
    "viewer_of",
]
