"""Who may work on the public site."""

from typing import Any

from hanse.identity.public import Viewer
from hanse.kernel.rights import right
from hanse.members.public import NETWORK_ID, rules
from hanse.site.enums import SiteRole


@right
def is_editor(viewer: Viewer, _thing: Any) -> bool:
    return viewer.has_role(NETWORK_ID, SiteRole.EDITOR)


may_publish = rules.is_secretariat
may_edit_all = is_editor | may_publish
writes_for_office = rules.is_regional_staff
may_edit = may_edit_all | writes_for_office
