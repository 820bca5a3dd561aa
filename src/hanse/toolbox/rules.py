"""Who may do what with the tools. A thing is a request for support where one is meant."""

from typing import Any

from hanse.identity.public import Viewer
from hanse.kernel.rights import right
from hanse.members.public import Role
from hanse.members.public import rules as member_rules


@right
def is_requester(viewer: Viewer, thing: Any) -> bool:
    return viewer.user_id is not None and thing.person_id == viewer.user_id


@right
def works_for_a_member(viewer: Viewer, _thing: Any) -> bool:
    return bool(viewer.parties(*Role.values))


may_edit_tools = member_rules.is_secretariat
may_answer = member_rules.is_secretariat
may_ask = works_for_a_member
may_see_request = member_rules.is_secretariat | is_requester
