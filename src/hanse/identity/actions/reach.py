"""How a person wants to be reached; a number counts once she has read from it what was sent to it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac
from django.utils.translation import gettext as _

from hanse.identity.errors import TooManyLetters, WrongCode
from hanse.identity.models import User
from hanse.kernel import audit, notices
from hanse.kernel.clock import now
from hanse.kernel.models import Delivery, Notice
from hanse.kernel.notices import Recipient

CODE = "identity/phone_code"
VALID_FOR = timedelta(minutes=10)
MOST_CODES, WITHIN = 3, timedelta(hours=1)
MOST_BY_PERSON = 5
"""To whatever numbers: who has others' numbers called in turn does it for money."""
MOST_TRIES = 5


@dataclass(frozen=True, slots=True)
class Pending:
    """A number that waits for its code; kept in the session, where only the code's digest lies."""

    phone: str
    digest: str
    until: str
    tries: int = 0

    def as_json(self) -> dict[str, Any]:
        return {"phone": self.phone, "digest": self.digest, "until": self.until, "tries": self.tries}


@transaction.atomic
def change_reach(user: User, *, by_email: bool, by_sms: bool, together: bool, time_zone: str) -> User:
    """Change the ways by which messages come; what must arrive comes by e-mail all the same."""
    user.by_email, user.by_sms, user.together, user.time_zone = by_email, by_sms, together, time_zone
    user.save(update_fields=["by_email", "by_sms", "together", "time_zone"])
    audit.record("identity.change_reach", by=user.actor, on=user)
    return user


@transaction.atomic
def send_code(user: User, phone: str) -> Pending:
    """Send a code to a number. Raises TooManyLetters: our messages bombard nobody, and each is paid for."""
    lately = Delivery.objects.filter(address=phone, notice__template=CODE, created_at__gte=now() - WITHIN)
    if lately.count() >= MOST_CODES:
        raise TooManyLetters(_("Several codes were sent to this number. Try again in an hour."), field="phone")
    asked = Notice.objects.filter(about=user.pk, template=CODE, created_at__gte=now() - WITHIN)
    if asked.count() >= MOST_BY_PERSON:
        raise TooManyLetters(_("You have asked for several codes. Try again in an hour."), field="phone")
    code = get_random_string(6, "0123456789")
    to = Recipient("", user.language, phone=phone)
    said = _("%(code)s is your code. It proves that this number is yours, for ten minutes.") % {"code": code}
    notices.post(
        CODE, to=to, subject=_("Your code"), body=said, short=said, about=replace(notices.SECRET, case=user.pk)
    )
    return Pending(phone, _digest(user, phone, code), (now() + VALID_FOR).isoformat())


@transaction.atomic
def prove_phone(user: User, pending: Pending, code: str) -> User:
    """Take the number as hers. Raises WrongCode."""
    over = pending.tries >= MOST_TRIES or now() > datetime.fromisoformat(pending.until)
    if over:
        raise WrongCode(_("This code is not valid any more. Have another one sent."), field="code")
    if not constant_time_compare(_digest(user, pending.phone, "".join(code.split())), pending.digest):
        raise WrongCode(_("This is not the code that we have sent."), field="code")
    user.phone, user.by_sms = pending.phone, True
    user.save(update_fields=["phone", "by_sms"])
    audit.record("identity.prove_phone", by=user.actor, on=user)
    return user


def _digest(user: User, phone: str, code: str) -> str:
    return salted_hmac("hanse.identity.phone", f"{user.id} {phone} {code}", algorithm="sha256").hexdigest()
