"""Keys: made by a person for a program, shown once, used, revoked."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from hanse.identity.enums import KeyScope
from hanse.identity.errors import TooManyKeys
from hanse.identity.models import Key, User
from hanse.identity.queries import person_with_roles
from hanse.kernel import audit
from hanse.kernel.clock import now, today
from hanse.kernel.errors import Invalid
from hanse.kernel.names import one_line

MARK = "hanse_"
"""How every key begins, so that a scanner of leaked secrets can know one."""
SHOWN = len(MARK) + 6
MOST_KEYS = 10
LONGEST_DAYS = 366
MINUTE = 60

# One statement finds the key, counts the request in its minute, and notes the day of use.
_USE = """
    UPDATE identity_key AS held SET
        window_count = CASE WHEN window_began_at > %(minute_ago)s THEN window_count + 1 ELSE 1 END,
        window_began_at = CASE WHEN window_began_at > %(minute_ago)s THEN window_began_at ELSE %(at)s END,
        last_used_on = %(day)s
    WHERE digest = %(digest)s AND revoked_at IS NULL AND expires_on >= %(day)s
    RETURNING *
"""


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key with its secret, which nobody can find out again."""

    key: Key
    secret: str


@dataclass(frozen=True, slots=True)
class KeyUse:
    """A key in use: the person, whose `actor` is the key. `wait`: seconds to the next request where she is over."""

    user: User
    key: Key
    wait: int = 0

    @property
    def may_write(self) -> bool:
        return self.key.scope != KeyScope.READ

    def serves(self, scopes: Collection[KeyScope]) -> bool:
        """Whether it may be used where keys are taken that are limited to one of the scopes."""
        return self.key.scope in {KeyScope.READ, KeyScope.WRITE, *scopes}


@transaction.atomic
def make_key(user: User, *, name: str, scope: str, expires_on: date) -> NewKey:
    """A new key for a program of hers. Raises `Invalid` with the field, `TooManyKeys`."""
    words = one_line(name)
    if not words:
        raise Invalid(_("Give the key a name, such as the program that will use it."), field="name")
    if scope not in KeyScope.values:
        raise Invalid(_("Choose what the key may do."), field="scope")
    if not today() <= expires_on <= today() + timedelta(days=LONGEST_DAYS):
        raise Invalid(_("Choose a last day within a year from today."), field="expires_on")
    User.objects.select_for_update().get(id=user.id)  # two keys made at once are counted one after the other
    if Key.objects.filter(user=user, revoked_at=None, expires_on__gte=today()).count() >= MOST_KEYS:
        many = _("You have %(number)s keys. Revoke one that is not needed any more.")
        raise TooManyKeys(many % {"number": MOST_KEYS})
    secret = MARK + secrets.token_urlsafe(32)
    made = Key.objects.create(
        user=user, name=words[:100], start=secret[:SHOWN], digest=digest(secret), scope=scope, expires_on=expires_on
    )
    detail = {"scope": scope, "expires_on": expires_on.isoformat()}
    audit.record("identity.make_key", by=user.actor, on=made, detail=detail)
    return NewKey(made, secret)


@transaction.atomic
def revoke_key(key: Key, *, by: User) -> None:
    """Make a key void at once; twice changes nothing."""
    if Key.objects.filter(id=key.id, revoked_at=None).update(revoked_at=now()):
        audit.record("identity.revoke_key", by=by.actor, on=key)


@transaction.atomic
def revoke_keys(user: User) -> list[str]:
    """Make every key of hers void; the names of those that still worked, the newest first."""
    held = list(Key.objects.select_for_update().filter(user=user, revoked_at=None))
    for key in held:
        revoke_key(key, by=user)
    return [key.name for key in held if key.expires_on >= today()]


def use_key(secret: str) -> KeyUse | None:
    """The person behind a key, counting the use; None where the key is unknown, revoked or too old, or she is gone."""
    at = now()
    values = {"at": at, "minute_ago": at - timedelta(seconds=MINUTE), "day": today(), "digest": digest(secret)}
    found = next(iter(Key.objects.raw(_USE, values)), None)
    if found is None:
        return None
    user = person_with_roles(found.user_id)
    if user is None or not user.is_active:
        return None
    over = found.window_count > settings.API_REQUESTS_PER_MINUTE
    began = found.window_began_at or at
    wait = max(1, MINUTE - int((at - began).total_seconds())) if over else 0
    return KeyUse(user.acting_as(found.actor), found, wait)


def digest(secret: str) -> str:
    """SHA-256 as hexadecimal digits: the secret has 256 random bits, so that no slow hash is needed."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
