"""What surrounds a page: the site's name, navigation, the person's menu, languages, banner and footer.

The design system knows no domain; the edition hands down one function, named by the setting HANSE_SHELL,
that makes a `Shell` of a request. Without it a plain one is made of SITE_NAME and LANGUAGES. HANSE_LOOK says how the
site looks.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils import translation
from django.utils.http import escape_leading_slashes
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go; `active` marks the section in which the reader is."""

    text: str
    href: str
    active: bool = False


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the switch: its code, its name in itself, and this page's address in it."""

    code: str
    name: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """The menu of the person who is signed in; `sign_out` is posted to. `news` leads to what she has not read yet.

    `keeper` is a word for this person alone, which tells nobody who it is: what she has typed and not saved is kept
    under it on her device.
    """

    name: str
    links: tuple[Link, ...] = ()
    sign_out: str = ""
    keeper: str = ""
    news: Link | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What makes a site look like its city: static files, and the colour that a browser shows around the page.

    `stylesheet` comes after ours, a static file or an address of the site; it sets --hanse-brand. The setting
    HANSE_LOOK names what differs.
    """

    emblem: str = "ui/emblem.svg"
    icon: str = "ui/favicon.svg"
    colour: str = "#0b4f8f"
    stylesheet: str = ""


def look() -> Look:
    return Look(**getattr(settings, "HANSE_LOOK", {}))


@dataclass(frozen=True, slots=True)
class Shell:
    """`section` holds the places of the part of the site in which the reader is, `navigation` the parts themselves.

    `contact` is the address of whoever runs the site, for pages that say to ask there; empty: none is named.
    """

    name: str
    strapline: str = ""
    home: str = "/"
    navigation: tuple[Link, ...] = ()
    section: tuple[Link, ...] = ()
    account: Account | None = None
    sign_in: Link | None = None
    search: Link | None = None
    languages: tuple[Language, ...] = ()
    demonstration: str = ""
    footer: tuple[Link, ...] = ()
    footer_text: str = ""
    contact: str = ""
    look: Look = field(default_factory=look)

    @property
    def navigation_items(self) -> list[dict[str, str | bool]]:
        """The navigation as the service navigation component takes it."""
        return [{"text": link.text, "href": link.href, "active": link.active} for link in self.navigation]


def languages_of(request: HttpRequest | None) -> tuple[Language, ...]:
    """Every language of the site, with the address of the same page in it."""
    path = request.get_full_path() if request and request.method == "GET" else getattr(request, "path", "/")
    path = escape_leading_slashes(path)  # two of them name another host
    current, root = translation.get_language(), get_script_prefix()
    here = f"{root}{current}/"
    # A page's address differs between languages in its prefix alone: no address is translated.
    rest = path.removeprefix(here) if path.startswith(here) else None
    return tuple(
        Language(code, name, path if rest is None else f"{root}{code}/{rest}", current=code == current)
        for code, name in settings.LANGUAGES
    )


def plain(request: HttpRequest | None) -> Shell:
    """The shell of a site that declares none."""
    name, contact = getattr(settings, "SITE_NAME", "Hanse"), getattr(settings, "SITE_CONTACT", "")
    return Shell(name=name, languages=languages_of(request), contact=contact)


def shell_of(request: HttpRequest | None) -> Shell:
    """The shell of this request; without a request (a page of errors made outside of one) the plain one."""
    return _builder(getattr(settings, "HANSE_SHELL", ""))(request) if request else plain(None)


@functools.cache
def _builder(path: str) -> Callable[[HttpRequest], Shell]:
    return import_string(path) if path else plain
