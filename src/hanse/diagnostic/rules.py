"""Who may do what in the diagnostic. Each predicate takes a viewer and an assessment, a city or a party id."""

from hanse.members.public import rules as members

may_see_assessment = members.works_for_city | members.is_secretariat
may_see_who_answers = members.works_for_city
may_open_assessment = members.is_coordinator
may_answer = members.is_coordinator | members.is_contributor
may_comment = members.works_for_city
may_assign = members.is_coordinator
may_send_for_sign_off = members.is_coordinator
may_sign_off = members.is_approver
may_reopen = members.is_coordinator | members.is_secretariat
may_share = members.is_coordinator | members.is_approver
may_see_network = members.is_member
may_see_rounds = members.is_member
may_run_rounds = members.is_secretariat
