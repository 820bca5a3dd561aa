"""What surrounds every page of the network edition: its name, navigation, the person's menu, the demo's banner."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hanse.host.environment import Mode
from hanse.identity.public import User
from hanse.kernel.keepers import keeper_of
from hanse.ui.shell import Account, Link, Shell, languages_of


def shell(request: HttpRequest) -> Shell:
    """The shell of a request; without a query."""
    user = getattr(request, "user", None)
    person = user if isinstance(user, User) else None
    demonstration = settings.MODE == Mode.DEMO
    contact = settings.SITE_CONTACT
    return Shell(
        name=settings.SITE_NAME,
        strapline=_("Cities that learn from one another"),
        home=reverse("home"),
        navigation=_navigation(request) if person else (),
        account=_account(person) if person else None,
        sign_in=None if person else Link(_("Sign in"), reverse("account_login")),
        languages=languages_of(request),
        footer=_footer(contact),
        contact=contact,
        demonstration=_("The cities are real, their answers are made up.") if demonstration else "",
    )


def _navigation(request: HttpRequest) -> tuple[Link, ...]:
    return tuple(
        Link(text, href, active=request.path.startswith(below))
        for text, href, below in _places(get_language(), get_script_prefix())
    )


@cache
def _places(_language: str | None, _prefix: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The words, address and sections of each entry, in the active language."""
    root = reverse("home")
    work = tuple(f"{root}{below}/" for below in ("work", "assessments", "cities", "rounds"))
    return (
        (_("Your work"), reverse("diagnostic:work"), work),
        (_("The network"), reverse("diagnostic:network"), (f"{root}network/",)),
    )


def _footer(contact: str) -> tuple[Link, ...]:
    pages = (Link(_("Privacy"), reverse("privacy")), Link(_("Accessibility"), reverse("accessibility")))
    return (Link(_("Write to the secretariat"), f"mailto:{contact}"), *pages) if contact else pages


def _account(person: User) -> Account:
    links = (Link(_("Your account"), reverse("identity:profile")),)
    return Account(person.name or person.email, links, sign_out=reverse("account_logout"), keeper=keeper_of(person.id))
