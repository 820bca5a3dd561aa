"""A new password, and what it makes void."""

from django.db import transaction

from hanse.identity.actions.key import revoke_keys
from hanse.identity.models import User
from hanse.identity.queries import recipient
from hanse.kernel import audit, notices

KEYS_REVOKED = "identity/keys_revoked"


@transaction.atomic
def choose_password(user: User, password: str) -> list[str]:
    """Give a person a new password, make her keys void, and write to her of it. Returns the names of those keys.

    Who changes a password may fear that somebody else knew it: with it a key could have been made. Sessions elsewhere
    end by themselves, as they are signed with the password.
    """
    user.set_password(password)
    user.save()
    audit.record("identity.choose_password", by=user.actor, on=user)
    names = revoke_keys(user)
    if names:
        link = recipient(user).link("identity:keys")
        notices.send(KEYS_REVOKED, to=recipient(user), context={"names": names, "link": link}, about=notices.SECRET)
    return names
