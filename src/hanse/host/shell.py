"""What surrounds every page: the site's name, navigation, the person's menu, the demo's banner.

`shell` is the frame edition's; another edition makes its own of the same parts.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hanse.frame.public import any_offered, rules
from hanse.host.environment import Mode
from hanse.host.rules import operates
from hanse.identity.public import User, person_or_none, viewer_of
from hanse.kernel.keepers import keeper_of
from hanse.ui import formats
from hanse.ui.shell import Account, Link, Shell, languages_of


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the site; one is there on the pages below any of the addresses `below` the language's root.

    A part that is large has `places` of its own, which stand under the navigation while one is in it; without an
    address the part leads to the first of them.
    """

    text: str
    href: str = ""
    below: tuple[str, ...] = ()
    places: tuple["Section", ...] = ()

    def match(self, path: str, root: str) -> int:
        """How much of the path says that one is in this part: 0, if one is not."""
        here = (len(root) + len(one) for one in self.below if path.startswith(f"{root}{one}"))
        return max([*here, *(place.match(path, root) for place in self.places)], default=0)

    def link(self, *, active: bool) -> Link:
        return Link(self.text, self.href or self.places[0].href, active=active)


def shell(request: HttpRequest) -> Shell:
    """The shell of a request; without a query."""
    contact = settings.SITE_CONTACT
    return around(
        request,
        sections=[*services(), *inbox(person_or_none(request)), *designer(person_or_none(request))],
        footer=(*([Link(_("Write to us"), f"mailto:{contact}")] if contact else []), *pages()),
        demonstration=_("Everything that you send here stays on this machine, and no office acts on it."),
    )


def around(
    request: HttpRequest,
    *,
    sections: Iterable[Section],
    footer: tuple[Link, ...],
    demonstration: str,
    strapline: str = "",
    search: Link | None = None,
) -> Shell:
    """The shell of a site with these sections; `demonstration` is said in a demonstration alone."""
    person, root = person_or_none(request), reverse("home")
    navigation, here = _links(sections, request.path, root)
    section, _place = _links(here.places if here else (), request.path, root)
    return Shell(
        name=settings.SITE_NAME,
        strapline=strapline,
        home=root,
        navigation=navigation,
        section=section if len(section) > 1 else (),
        account=_account(person) if person else None,
        sign_in=None if person else Link(_("Sign in"), reverse("account_login")),
        search=search,
        languages=languages_of(request),
        footer=footer,
        contact=settings.SITE_CONTACT,
        demonstration=demonstration if settings.MODE == Mode.DEMO else "",
    )


def services() -> list[Section]:
    """The way to the services, where there are any."""
    if not any_offered():
        return []
    return [Section(_("Services"), reverse("frame:services"), ("services/", "cases/", "registers/"))]


def inbox(person: User | None) -> list[Section]:
    """The way to the inbox, for who works in an office."""
    if person is None or not rules.works_in_an_office.test(viewer_of(person), None):
        return []
    return [Section(_("Inbox"), reverse("frame:inbox"), ("office/",))]


def designer(person: User | None) -> list[Section]:
    """The way to where services are designed, for who does, where the site has it."""
    there = apps.is_installed("hanse.frame.tools.designer")
    if not there or person is None or not rules.may_design.test(viewer_of(person), None):
        return []
    return [Section(_("Design"), reverse("designer:drafts"), ("design/",))]


def pages() -> tuple[Link, ...]:
    """What stands at the foot of every page."""
    return Link(_("Privacy"), reverse("privacy")), Link(_("Accessibility"), reverse("accessibility"))


def _links(sections: Iterable[Section], path: str, root: str) -> tuple[tuple[Link, ...], Section | None]:
    """The way to each part, and the part in which one is: the one that the path names most exactly."""
    matches = [(one.match(path, root), one) for one in sections]
    length, here = max(matches, key=lambda match: match[0], default=(0, None))
    here = here if length else None
    return tuple(one.link(active=one is here) for _length, one in matches), here


def _account(person: User) -> Account:
    links = (
        Link(_("Messages"), reverse("identity:messages")),
        Link(_("Your account"), reverse("identity:profile")),
        Link(_("Your data"), reverse("identity:own_data")),
        *((Link(_("Jobs of the site"), reverse("operating:jobs")),) if operates.test(person) else ()),
    )
    return Account(
        person.name or person.email,
        links,
        sign_out=reverse("account_logout"),
        keeper=keeper_of(person.id),
        news=_news(person.unread),
    )


def _news(number: int) -> Link | None:
    """The way to messages that nobody has read yet."""
    if not number:
        return None
    words = ngettext("%(number)s new message", "%(number)s new messages", number)
    return Link(words % {"number": formats.number(number)}, reverse("identity:messages"))
