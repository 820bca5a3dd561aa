"""Who may do what in the diagnostic. Each predicate takes a viewer and an assessment, a city or a party id.

Nothing is begun, answered or handed in for a city whose membership does not let it assess itself today (`diagnoses`):
its people go on reading what is there, and give and take back its consents.
"""

from hanse.members.public import Right, has_right, is_member
from hanse.members.public import rules as members

diagnoses = has_right(Right.DIAGNOSE)

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
