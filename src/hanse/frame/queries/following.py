"""Who follows a public case: known to herself alone, by her link or her account."""

from hanse.frame.links import id_in, is_genuine
from hanse.frame.models import Case, Follower
from hanse.frame.queries.procedures import procedure_of
from hanse.identity.public import User


def follower_behind(token: str) -> Follower | None:
    """Whom a secret link names; None where it is forged, or where she follows no more."""
    name = id_in(token)
    found = Follower.objects.filter(id=name).select_related("case", "person").first() if name else None
    return found if found is not None and is_genuine(token, found.nonce) else None


def follows(row: Case, person: User | None) -> bool:
    return person is not None and Follower.objects.filter(case=row, person=person).exists()


def is_public(row: Case) -> bool:
    """Whether anyone may read it as it stands."""
    public = procedure_of(row).public
    return public is not None and row.erased_at is None and row.state in public.states
