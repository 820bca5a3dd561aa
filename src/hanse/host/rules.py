"""Who may do what on a site as a whole."""

from typing import Any

from hanse.identity.public import User
from hanse.kernel.rights import right


@right
def operates(user: Any, _thing: object = None) -> bool:
    """Runs the site: sees its jobs, and goes on while it rests. `hanse operators` names them."""
    return isinstance(user, User) and user.is_active and user.is_staff
