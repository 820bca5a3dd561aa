"""Who calls: a program with a person's key, or a person's own browser."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.security import HttpBearer, SessionAuth
from ninja.security.base import AuthBase
from ninja.utils import check_csrf

from hanse.identity.public import KeyScope, KeyUse, OtherScope, ReadOnly, User, use_key
from hanse.kernel.errors import HanseError, NotAllowed, TooMany

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
SCHEME = "Bearer"


class BadKey(HanseError):
    """The key is unknown, revoked, too old, or its person is gone."""


class NoKey(HanseError):
    """Nobody says who calls."""


class ForeignForm(NotAllowed):
    """A browser sent something without the token that only our own pages have."""


class Key(HttpBearer):
    """A key in `Authorization: Bearer hanse_…`. What comes with a key is judged by it alone, whatever cookies say.

    `scopes` are those of limited keys that are taken as well; who declares none is safe from every limited key.
    """

    def __init__(self, *scopes: KeyScope) -> None:
        super().__init__()
        self.scopes = frozenset(scopes)

    def __call__(self, request: HttpRequest) -> User | None:
        given = request.headers.get("Authorization")
        if given is None:
            return None
        scheme, secret = given.partition(" ")[::2]
        if scheme.lower() != SCHEME.lower():
            raise BadKey(_("Send the key as “Authorization: Bearer hanse_…”."))
        return self.authenticate(request, secret.strip())

    def authenticate(self, request: HttpRequest, token: str) -> User:
        """Raises BadKey, TooMany, ReadOnly where a key that may read wants to write, and OtherScope."""
        use = use_key(token)
        if use is None:
            raise BadKey(_("This key is unknown, revoked or too old. Make a new one under “Your account”."))
        if use.wait:
            words = _("Too many requests with this key. Go on in %(number)s seconds.")
            raise TooMany(words % {"number": use.wait}, wait=use.wait)
        if not use.serves(self.scopes):
            words = _("This key is limited: “%(scope)s”. Use another for this operation.")
            raise OtherScope(words % {"scope": use.key.get_scope_display()})
        _refuse_writing(request, use)
        request.user = use.user
        return use.user


class Browser(SessionAuth):
    """The session of somebody who is signed in; what is unsafe needs the token against forged requests."""

    def __call__(self, request: HttpRequest) -> User | None:
        """Raises ForeignForm."""
        if not isinstance(request.user, User):
            return None
        if check_csrf(request):
            raise ForeignForm(_("Send the token of the cookie “csrftoken” in the header “X-CSRFToken”, or use a key."))
        return request.user


class Anyone(AuthBase):
    """Stands last, where nobody has to say who calls; what is said wrongly (a bad key) is refused all the same."""

    openapi_type = "none"

    def __call__(self, request: HttpRequest) -> AnonymousUser:
        request.user = AnonymousUser()
        return request.user


def _refuse_writing(request: HttpRequest, use: KeyUse) -> None:
    if request.method not in SAFE and not use.may_write:
        raise ReadOnly(_("This key may read only. Make one that may write, or use another."))
