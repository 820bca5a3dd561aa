"""Who calls: a program with a person's key, or a person's own browser."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.security import HttpBearer, SessionAuth
from ninja.utils import check_csrf

from hanse.identity.public import KeyUse, ReadOnly, User, use_key
from hanse.kernel.errors import HanseError, NotAllowed

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
SCHEME = "Bearer"


class BadKey(HanseError):
    """The key is unknown, revoked, too old, or its person is gone."""


class NoKey(HanseError):
    """Nobody says who calls."""


class ForeignForm(NotAllowed):
    """A browser sent something without the token that only our own pages have."""


class TooMany(HanseError):
    """More requests in this minute than a key may send; `wait` seconds."""

    def __init__(self, message: str, *, wait: int) -> None:
        super().__init__(message)
        self.wait = wait


class Key(HttpBearer):
    """A key in `Authorization: Bearer hanse_…`. What comes with a key is judged by it alone, whatever cookies say."""

    def __call__(self, request: HttpRequest) -> User | None:
        given = request.headers.get("Authorization")
        if given is None:
            return None
        scheme, secret = given.partition(" ")[::2]
        if scheme.lower() != SCHEME.lower():
            raise BadKey(_("Send the key as “Authorization: Bearer hanse_…”."))
        return self.authenticate(request, secret.strip())

    def authenticate(self, request: HttpRequest, token: str) -> User:
        """Raises BadKey, TooMany, and ReadOnly where a key that may read wants to write."""
        use = use_key(token)
        if use is None:
            raise BadKey(_("This key is unknown, revoked or too old. Make a new one under “Your account”."))
        if use.wait:
            words = _("Too many requests with this key. Go on in %(number)s seconds.")
            raise TooMany(words % {"number": use.wait}, wait=use.wait)
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


def _refuse_writing(request: HttpRequest, use: KeyUse) -> None:
    if request.method not in SAFE and not use.may_write:
        raise ReadOnly(_("This key may read only. Make one that may write, or use another."))


def person(request: HttpRequest) -> User:
    """Who calls; only for operations behind `Key` and `Browser`."""
    assert isinstance(request.user, User)
    return request.user
