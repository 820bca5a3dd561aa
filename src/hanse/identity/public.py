"""The door of identity."""

from hanse.identity.actions import (
    KeyUse,
    create_organisation,
    end_mandate,
    grant_mandate,
    invite_person,
    make_key,
    rename_party,
    revoke_key,
    use_key,
)
from hanse.identity.enums import KeyScope, PartyKind
from hanse.identity.errors import MandateExists, OtherScope, ReadOnly, TooManyKeys
from hanse.identity.models import Mandate, Party, User
from hanse.identity.queries import (
    NOBODY,
    Viewer,
    has_mandate,
    holders_at,
    holders_of,
    mandates_of,
    names_of,
    people,
    person_behind,
    recipient,
    viewer_of,
)

__all__ = [
    "NOBODY",
    "KeyScope",
    "KeyUse",
    "Mandate",
    "MandateExists",
    "OtherScope",
    "Party",
    "PartyKind",
    "ReadOnly",
    "TooManyKeys",
    "User",
    "Viewer",
    "create_organisation",
    "end_mandate",
    "grant_mandate",
    "has_mandate",
    "holders_at",
    "holders_of",
    "invite_person",
    "make_key",
    "mandates_of",
    "names_of",
    "people",
    "person_behind",
    "recipient",
    "rename_party",
    "revoke_key",
    "use_key",
    "viewer_of",
]
