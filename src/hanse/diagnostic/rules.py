"""Who may do what in the diagnostic. Each predicate takes a viewer and an assessment, a city or a party id.

Nothing is begun, answered or handed in for a city whose membership does not let it assess itself today (`diagnoses`):
its people go on reading what is there, and give and take back its consents.

A reviewer has a right to the answers that she examines alone, from taking it on until its end or last day, for as long
as she is what she was asked as, and to nothing else of the city: her rights are to the verification, not to the
assessment.
"""

from typing import Any

from hanse.diagnostic.enums import Capacity
from hanse.identity.public import Viewer
from hanse.kernel.clock import today
from hanse.kernel.rights import right
from hanse.members.public import NETWORK_ID, Right, Role, StaffRole, has_right, is_member
from hanse.members.public import rules as members

diagnoses = has_right(Right.DIAGNOSE)


@right
def is_reviewer(viewer: Viewer, verification: Any) -> bool:
    """Who was asked to examine the answers."""
    return viewer.user_id is not None and verification.reviewer_id == viewer.user_id


@right
def is_asked(_viewer: Viewer, verification: Any) -> bool:
    """She has not said yet whether she does it."""
    return bool(verification.is_asked())


@right
def is_under_way(_viewer: Viewer, verification: Any) -> bool:
    """It was taken on, is not ended, and its last day has not passed."""
    return bool(verification.is_under_way(today()))


@right
def is_still_eligible(viewer: Viewer, verification: Any) -> bool:
    """She is today what she was asked as: of the secretariat, or of another member."""
    match verification.capacity:
        case Capacity.SECRETARIAT:
            return viewer.has_role(NETWORK_ID, StaffRole.SECRETARIAT)
        case Capacity.PEER:
            return bool(set(viewer.parties(*Role.values)) - {verification.party_id})
    return True


may_see_assessment = members.works_for_city | members.is_secretariat
may_see_who_answers = members.works_for_city
may_open_assessment = members.is_coordinator & diagnoses
may_answer = (members.is_coordinator | members.is_contributor) & diagnoses
may_comment = members.works_for_city & diagnoses
may_assign = members.is_coordinator & diagnoses
may_see_voices = members.works_for_city
may_propose = members.is_coordinator & diagnoses
may_send_for_sign_off = members.is_coordinator & diagnoses
may_sign_off = members.is_approver & diagnoses
may_reopen = (members.is_coordinator | members.is_secretariat) & diagnoses
may_share = members.is_coordinator | members.is_approver
may_see_roadmap = members.works_for_city | members.is_secretariat
may_plan = members.is_coordinator & diagnoses
may_choose_roadmap = (members.is_coordinator | members.is_approver) & diagnoses
may_track_roadmap = (members.is_coordinator | members.is_contributor) & diagnoses
may_see_network = is_member
may_see_rounds = is_member
may_run_rounds = members.is_secretariat
may_assign_reviewers = members.is_secretariat
may_take_on = is_reviewer & is_asked
may_verify = is_reviewer & is_under_way & is_still_eligible & ~members.works_for_city
may_reply = (members.is_coordinator | members.is_contributor) & diagnoses & is_under_way
may_mediate = members.is_secretariat & ~is_reviewer & ~members.works_for_city & is_under_way
may_read_answers = may_see_assessment | may_verify
may_see_verification = may_read_answers | may_take_on
