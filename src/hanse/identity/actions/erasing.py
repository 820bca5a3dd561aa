"""A person's copy of everything that is held on her, and the end of her account."""

from typing import Any

from django.conf import settings
from django.db import transaction

from hanse.identity.holdings import holdings
from hanse.identity.models import User
from hanse.identity.queries import recipient
from hanse.kernel import audit, notices, outbox
from hanse.kernel.clock import now

NAMELESS = "–"
"""What stands in place of the name of a person whose account was erased."""


@transaction.atomic
def export_account(person: User) -> dict[str, Any]:
    """Everything that any domain holds on her, by table, as values for JSON."""
    audit.record("identity.export_account", by=person.actor, on=person)
    told = {one.model: one.told(person) for one in holdings()}
    return {"made_at": now(), **{model: rows for model, rows in told.items() if rows}}


@transaction.atomic
def erase_account(person: User) -> None:
    """Delete what is held on her; what must stay no longer says who she was. She can sign in no more.

    Her address is free again: whoever signs up with it is somebody new. A last letter goes there once it is done.
    """
    to = recipient(person)
    locked = User.objects.select_for_update().get(id=person.id)
    audit.record("identity.erase_account", by=person.actor, on=person)
    for one in reversed(holdings()):
        one.forgotten(locked)
    outbox.emit("identity.account_erased", {"user": str(person.id)})
    said = {"site": settings.SITE_NAME, "contact": settings.SITE_CONTACT}
    transaction.on_commit(lambda: notices.send_unkept("identity/erased", to=to, context=said))
