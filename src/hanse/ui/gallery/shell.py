"""The shell of the gallery: one of everything that can surround a page."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.ui.shell import Account, Link, Shell, languages_of


def gallery_shell(request: HttpRequest) -> Shell:
    """Navigation over the gallery's pages, a person signed in, every language, and the banner of the demonstration."""
    pages = [("components", _("Components")), ("form", _("Form")), ("charts", _("Charts")), ("reading", _("Reading"))]
    links = [(text, reverse(f"gallery:{name}")) for name, text in pages]
    mine = (Link(_("Your settings"), "#"), Link(_("Your sessions"), "#"))
    person = Account("Amina El-Idrissi", mine, sign_out=reverse("gallery:confirm"), keeper="amina")
    return Shell(
        name="Hanse",
        strapline=_("The network of cities"),
        home=reverse("gallery:components"),
        navigation=tuple(Link(text, href, active=href == request.path) for text, href in links),
        account=person,
        languages=languages_of(request),
        demonstration=_("Names of cities are real; every answer and score on these pages is made up."),
        footer=(Link(_("Accessibility"), "#"), Link(_("Privacy"), "#"), Link(_("Contact"), "#")),
        footer_text=_("Made by and for cities."),
    )
