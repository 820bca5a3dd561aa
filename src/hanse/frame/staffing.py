"""Who works in an office: whom the authority appointed, and who holds a role elsewhere that brings it along.

A slot: a domain above says, when the site starts, that its own staff is an office (`staff`), so that nobody must be
appointed twice, and whoever leaves there has left here the same minute.
"""

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from hanse.frame.enums import AUTHORITY_ID, office_of, role_of

_elsewhere: dict[str, set[tuple[UUID, str]]] = defaultdict(set)


def staff(office: str, party_id: UUID, role: str) -> None:
    """Whoever has this role at this party works in the office."""
    _elsewhere[office].add((party_id, role))


def posts_in(office: str) -> tuple[tuple[UUID, str], ...]:
    """The party and role of everybody who works there; the authority's first."""
    return ((AUTHORITY_ID, role_of(office)), *sorted(_elsewhere.get(office, ())))


def offices_among(roles: Mapping[UUID, frozenset[str]]) -> frozenset[str]:
    """The offices in which somebody works, by the roles that she has at each party."""
    appointed = filter(None, map(office_of, roles.get(AUTHORITY_ID, frozenset())))
    brought = (
        office
        for office, posts in _elsewhere.items()
        if any(role in roles.get(party_id, frozenset()) for party_id, role in posts)
    )
    return frozenset((*appointed, *brought))
