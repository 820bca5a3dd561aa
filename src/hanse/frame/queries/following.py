"""Who follows a public case: known to herself alone, by her link or her account."""

from django.db.models import Q, QuerySet

from hanse.frame.models import Case, Follower
from hanse.frame.queries.procedures import procedure_of
from hanse.identity.public import User
from hanse.kernel.following import behind


def follower_behind(token: str) -> Follower | None:
    """Whom a secret link names; None where it is forged, or where she follows no more."""
    return behind(Follower.objects.select_related("case", "person"), token)


def follows(row: Case, person: User | None) -> bool:
    return person is not None and Follower.objects.filter(case=row, person=person).exists()


def followers_of(person: User) -> QuerySet[Follower]:
    """What she follows with her account, or by its address."""
    return Follower.objects.filter(Q(person=person) | Q(email=person.email))


def is_public(row: Case) -> bool:
    """Whether anyone may read it as it stands."""
    public = procedure_of(row).public
    return public is not None and row.erased_at is None and row.state in public.states
