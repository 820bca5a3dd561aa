"""What a provider of identities proves."""

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db import transaction

from hanse.identity.actions.key import revoke_keys
from hanse.identity.models import User
from hanse.kernel import audit, outbox


@transaction.atomic
def prove_address(user: User, *, provider: str) -> None:
    """A provider has verified that her address is hers, and she is about to sign in with it for the first time.

    Whoever chose a password or signed in before, without ever having proved the address, may have been another: that
    password and any keys are void, and those sessions end.
    """
    address, _made = EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"primary": True})
    if not address.verified:
        if user.has_usable_password():
            user.set_unusable_password()
            user.save(update_fields=["password"])
        revoke_keys(user)
        for session in UserSession.objects.filter(user=user):
            session.end()
        address.verified = True
        address.save(update_fields=["verified"])
    outbox.emit("identity.person_joined", {"user": str(user.id)})
    audit.record("identity.connect_provider", by=user.actor, on=user, detail={"provider": provider})
