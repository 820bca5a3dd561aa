"""Conflicts of interest: who may not examine a city's answers, and why."""

from uuid import UUID

from django.utils.translation import gettext as _

from hanse.diagnostic.enums import Capacity
from hanse.diagnostic.errors import ConflictOfInterest, NotEligible
from hanse.diagnostic.models import Assessment, Verification, Voice
from hanse.diagnostic.models.verification import COUNTING
from hanse.identity.public import Mandate, User
from hanse.members.public import NETWORK_ID, Role, StaffRole
from hanse.questions.public import has_written


def conflict_of_interest(user: User, assessment: Assessment) -> ConflictOfInterest | None:
    """Why somebody may not examine these answers; None where nothing is known against it.

    Nobody examines her own work, her own member, or a member whose people examine hers in the same round. What she
    knows besides she declares herself when she is asked.
    """
    if _acted_for(user, assessment.party_id):
        return ConflictOfInterest(_("This person works, or has worked, for this city."), field="reviewer")
    if _took_part(user, assessment):
        return ConflictOfInterest(_("This person took part in these answers."), field="reviewer")
    if _in_exchange(user, assessment):
        return ConflictOfInterest(
            _("Somebody of this city examines the answers of this person's city in the same round."), field="reviewer"
        )
    return None


def lacks_capacity(user: User, assessment: Assessment, capacity: Capacity) -> NotEligible | None:
    """Why somebody cannot examine as what she is asked; None where she can."""
    if capacity is Capacity.SECRETARIAT and not _holds(user, NETWORK_ID, StaffRole.SECRETARIAT):
        return NotEligible(_("This person does not work in the secretariat."), field="capacity")
    if capacity is Capacity.PEER and not _parties_of(user) - {assessment.party_id}:
        return NotEligible(_("This person does not work for a member of the network."), field="capacity")
    return None


def _acted_for(user: User, party_id: UUID) -> bool:
    return Mandate.objects.filter(user=user, party_id=party_id).exists()


def _took_part(user: User, assessment: Assessment) -> bool:
    named = {assessment.opened_by_id, assessment.laid_by_id}
    spoke = Voice.objects.filter(assessment=assessment, user=user)
    return user.id in named or has_written(assessment.sheet, user.id) or spoke.exists()


def _in_exchange(user: User, assessment: Assessment) -> bool:
    """Whether somebody of the city examines a member for which she acts, in the same round."""
    theirs = Verification.objects.filter(
        assessment__round=assessment.round_id, assessment__city__in=_parties_of(user), state__in=COUNTING
    )
    reviewers = theirs.values("reviewer_id")
    return Mandate.objects.current().filter(party_id=assessment.party_id, user_id__in=reviewers).exists()


def _parties_of(user: User) -> set[UUID]:
    held = Mandate.objects.current().filter(user=user, role__in=Role.values)
    return set(held.values_list("party_id", flat=True))


def _holds(user: User, party_id: UUID, role: str) -> bool:
    return Mandate.objects.current().filter(user=user, party_id=party_id, role=role).exists()
