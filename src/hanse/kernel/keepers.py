"""A word for one person: what she typed and has not saved is kept under it, and given back to nobody else."""

from uuid import UUID

from django.utils.crypto import salted_hmac


def keeper_of(person_id: UUID) -> str:
    """The same for the same person each time; tells nobody who it is, and nobody can make another's."""
    return salted_hmac("hanse.kernel.keeper", str(person_id), algorithm="sha256").hexdigest()[:16]
