"""Who a session belongs to: the person, found together with the roles that she has today."""

from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend

from hanse.identity.models import User
from hanse.identity.queries import person_with_roles


class SignInBackend(AuthenticationBackend):  # type: ignore[misc]  # the library has no types
    """The sign-in library's own, but for the one read that every page of a signed-in person begins with."""

    def get_user(self, user_id: UUID) -> User | None:
        """The person, unless she may sign in no more."""
        found = person_with_roles(user_id)
        return found if found and self.user_can_authenticate(found) else None
