"""What surrounds every page of the network edition: its name, navigation, the person's menu, the demo's banner."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.frame.public import offered
from hanse.frame.public import rules as frame
from hanse.host.environment import Mode
from hanse.identity.public import User, viewer_of
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
        navigation=_navigation(request, person),
        account=_account(person) if person else None,
        sign_in=None if person else Link(_("Sign in"), reverse("account_login")),
        languages=languages_of(request),
        footer=_footer(contact),
        contact=contact,
        demonstration=_("The cities are real, their answers are made up.") if demonstration else "",
    )


type Place = tuple[str, str, tuple[str, ...]]
"""Words, address, and the addresses below which one is there."""


def _navigation(request: HttpRequest, person: User | None) -> tuple[Link, ...]:
    root = reverse("home")
    places: list[Place | None] = [
        (_("Services"), reverse("frame:services"), (f"{root}services/", f"{root}cases/", f"{root}registers/"))
        if any(offered())
        else None,
    ]
    if person:
        works = frame.works_in_an_office.test(viewer_of(person), None)
        places = [
            (
                _("Your work"),
                reverse("diagnostic:work"),
                tuple(f"{root}{below}/" for below in ("work", "assessments", "cities", "rounds")),
            ),
            (_("The network"), reverse("diagnostic:network"), (f"{root}network/",)),
            *places,
            (_("Inbox"), reverse("frame:inbox"), (f"{root}office/",)) if works else None,
        ]
    return tuple(Link(text, href, active=request.path.startswith(below)) for text, href, below in filter(None, places))


def _footer(contact: str) -> tuple[Link, ...]:
    pages = (Link(_("Privacy"), reverse("privacy")), Link(_("Accessibility"), reverse("accessibility")))
    return (Link(_("Write to the secretariat"), f"mailto:{contact}"), *pages) if contact else pages


def _account(person: User) -> Account:
    links = (
        Link(_("Your account"), reverse("identity:profile")),
        Link(_("Your data"), reverse("frame:own_data")),
    )
    return Account(person.name or person.email, links, sign_out=reverse("account_logout"), keeper=keeper_of(person.id))
