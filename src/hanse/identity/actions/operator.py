"""Writes of who runs the site."""

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.identity.models import User
from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.errors import NotThere


@transaction.atomic
def set_operator(email: str, *, operates: bool, by: Actor) -> User:
    """Make the person with this e-mail address an operator of the site, or end it. Raises NotThere."""
    user = User.objects.select_for_update().filter(email=email.strip().lower()).first()
    if user is None:
        raise NotThere(_("Nobody here has this e-mail address."))
    if user.is_staff != operates:
        user.is_staff = operates
        user.save(update_fields=["is_staff"])
        audit.record("identity.set_operator", by=by, on=user, detail={"operates": operates})
    return user
