"""One writer at a time of the payments of one thing: what is due is read, and written against, by nobody else."""

from uuid import UUID

from django.db import connection

from hanse.frame.payments.payable import PayableKind


def alone_with(kind: PayableKind, payable_id: UUID) -> None:
    """Wait until nobody else writes a payment of it; others wait until the caller's transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"payment {kind.key} {payable_id}"])
