from django.db import transaction
from django.utils.translation import gettext as _

from hanse.identity.models import User
from hanse.kernel import audit
from hanse.kernel.errors import Invalid
from hanse.kernel.names import one_line


@transaction.atomic
def change_profile(user: User, *, name: str, language: str) -> User:
    """Change one's own name and language. Raises `Invalid` without a name."""
    kept = one_line(name)
    if not kept:
        raise Invalid(_("Enter your name."), field="name")
    user.name, user.language = kept[:200], language
    user.save(update_fields=["name", "language"])
    audit.record("identity.change_profile", by=user.actor, on=user)
    return user
