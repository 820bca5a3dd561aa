"""Giving a person what the frame holds about her, and writing down that it was given."""

from typing import Any

from django.db import transaction

from hanse.frame.queries.own_data import own_data
from hanse.identity.public import User
from hanse.kernel import audit
from hanse.kernel.clock import now


@transaction.atomic
def export_own_data(person: User) -> dict[str, Any]:
    """Her cases and applications as values for JSON."""
    audit.record("frame.export_own_data", by=person.actor, on=person)
    return {"made_at": now(), "name": person.name, "email": person.email, **own_data(person)}
