"""Letters about introductions and partnerships to a city's coordinators, each in her language."""

from datetime import date, timedelta
from uuid import UUID

from hanse.identity.public import Party, recipient
from hanse.kernel import notices
from hanse.kernel.clock import now
from hanse.members.public import Role, people_of

MOST_LETTERS, WITHIN = 10, timedelta(days=1)
"""Of one kind to one address: who asks, takes back and asks again bombards nobody. What waits stands on her pages."""


def tell(
    what: str, *, at: Party, other: Party, page: str, thing: UUID, parts: tuple[UUID, ...] = (), day: date | None = None
) -> None:
    """Write to the coordinators of a city; no letter holds anybody's address, or what was written to the other."""
    for mandate in people_of(at.pk, Role.COORDINATOR):
        template, to = f"cooperation/{what}", recipient(mandate.user)
        if notices.number_to(to.address, template, since=now() - WITHIN) >= MOST_LETTERS:
            continue
        link = to.link(f"cooperation:{page}", *parts)
        context = {"city": at.name, "other": other.name, "day": day, "link": link}
        notices.send(template, to=to, context=context, about=notices.About(case=thing))
