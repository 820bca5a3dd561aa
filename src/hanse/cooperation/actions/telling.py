"""Letters about introductions and partnerships to a city's coordinators, each in her language."""

from datetime import date
from uuid import UUID

from hanse.identity.public import Party, recipient
from hanse.kernel import notices
from hanse.members.public import Role, people_of


def tell(
    what: str, *, at: Party, other: Party, page: str, thing: UUID, parts: tuple[UUID, ...] = (), day: date | None = None
) -> None:
    """Write to the coordinators of a city; no letter holds anybody's address, or what was written to the other."""
    for mandate in people_of(at.pk, Role.COORDINATOR):
        to = recipient(mandate.user)
        link = to.link(f"cooperation:{page}", *parts)
        context = {"city": at.name, "other": other.name, "day": day, "link": link}
        notices.send(f"cooperation/{what}", to=to, context=context, about=notices.About(case=thing))
