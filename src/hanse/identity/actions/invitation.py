"""Invitations: a person is known from the moment she is invited; a signed link lets her choose a password once."""

from datetime import date, timedelta
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hanse.identity.actions.mandate import grant_mandate
from hanse.identity.enums import INVITATION, INVITATION_DAYS
from hanse.identity.errors import LinkExpired, MandateExists, TooManyLetters
from hanse.identity.models import Mandate, Party, User
from hanse.identity.queries import person_at, recipient
from hanse.kernel import audit, notices, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.kernel.names import one_line

SALT = "identity.invitation"
MOST_LETTERS = 5
"""Invitations to one address in a day: our letters, with words of anybody's own, bombard nobody."""


@transaction.atomic
def invite_person(
    *,
    email: str,
    party: Party,
    role: str,
    by: Actor,
    invited_by: str,
    name: str = "",
    language: str = "en",
    message: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> User:
    """Give a person, new or known, a role at a party and write to her.

    A new person gets a link by which she chooses a password; a known one a link to sign in. A role she has already
    is no error: she is written to again. Raises `TooManyLetters`, and `Invalid` on the dates.
    """
    address = email.strip().lower()
    if notices.number_to(address, INVITATION, since=now() - timedelta(days=1)) >= MOST_LETTERS:
        words = _("This address has been invited %(number)s times in a day. Invite it again tomorrow.")
        raise TooManyLetters(words % {"number": MOST_LETTERS}, field="email")
    user = _known_or_new(address, name=name, language=language)
    try:
        mandate = grant_mandate(user=user, party_id=party.id, role=role, by=by, starts_on=starts_on, ends_on=ends_on)
    except MandateExists:
        mandate = Mandate.objects.get(user=user, party=party, role=role, ended_at=None)
        audit.record("identity.repeat_invitation", by=by, on=user, party_id=party.id)
    notices.send(
        INVITATION,
        to=recipient(user),
        context={
            "party": party.name,
            "role": role,
            "last_day": mandate.ends_on,
            "invited_by": invited_by,
            "message": message,
            "link": invitation_link(user),
            "is_new": not user.has_joined,
            "days": INVITATION_DAYS,
            "site": settings.SITE_NAME,
        },
        about=notices.SECRET,
    )
    return user


def _known_or_new(address: str, *, name: str, language: str) -> User:
    if known := person_at(address):
        return known
    try:
        with transaction.atomic():
            return User.objects.create_user(address, name=one_line(name)[:200], language=language)
    except IntegrityError:  # somebody invited her in this moment
        return User.objects.get(email=address)


def invitation_link(user: User) -> str:
    """The address at which this person accepts: signed, and void once she has joined."""
    if user.has_joined:
        return recipient(user).link("account_login")
    return recipient(user).link("identity:accept_invitation", signing.dumps(str(user.id), salt=SALT))


def read_invitation(token: str) -> User:
    """The person of a link. Raises `LinkExpired` where it is forged, too old or already used."""
    try:
        user_id = UUID(signing.loads(token, salt=SALT, max_age=INVITATION_DAYS * 24 * 3600))
    except (signing.BadSignature, ValueError) as error:
        raise LinkExpired(_("This link is no longer valid. Ask the person who invited you for a new one.")) from error
    user = User.objects.filter(id=user_id, is_active=True).first()
    if user is None or user.has_joined:
        raise LinkExpired(_("This invitation has been accepted already. Sign in with your e-mail address."))
    return user


@transaction.atomic
def accept_invitation(token: str, *, name: str, password: str) -> User:
    """Set the name and the first password of an invited person. Raises `LinkExpired`."""
    user = User.objects.select_for_update().get(id=read_invitation(token).id)
    user = read_invitation(token) if user.has_joined else user
    user.name = one_line(name)[:200]
    user.set_password(password)
    user.save(update_fields=["name", "password"])
    # The link went to this address: to have followed it is to have proved it, whoever did before.
    EmailAddress.objects.filter(email=user.email).exclude(user=user).delete()
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    audit.record("identity.accept_invitation", by=user.actor, on=user)
    outbox.emit("identity.person_joined", {"user": str(user.id)})
    return user
