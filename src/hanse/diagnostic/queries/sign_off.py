"""Whether somebody may sign off what she laid before the approver herself."""

from uuid import UUID

from django.conf import settings

from hanse.diagnostic.models import Assessment
from hanse.members.public import Role, people_of


def needs_another(one: Assessment, person_id: UUID | None) -> bool:
    """Whether this person laid the answers and another approver of the city has to sign them off.

    One query, where she laid them; none for anybody else.
    """
    if not settings.FOUR_EYES or person_id is None or one.laid_by_id != person_id:
        return False
    return people_of(one.party_id, Role.APPROVER).exclude(user_id=person_id).exists()
