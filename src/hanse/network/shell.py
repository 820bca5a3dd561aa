"""What surrounds every page of the network edition: its navigation and its words, around what every site has."""

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hanse.host.shell import Section, around, designer, inbox, pages, services
from hanse.identity.public import User, person_or_none, viewer_of
from hanse.members.public import Role, charter, rules
from hanse.ui.shell import Link, Shell


def shell(request: HttpRequest) -> Shell:
    """The shell of a request; without a query."""
    person, contact = person_or_none(request), settings.SITE_CONTACT
    return around(
        request,
        strapline=_strapline(),
        sections=[
            *(_of_the_network(person) if person else [*_of_the_site(request), _directory()]),
            *_tools(),
            *_joint_projects(),
            *services(),
            *inbox(person),
            *designer(person),
        ],
        footer=(*([Link(_("Write to the secretariat"), f"mailto:{contact}")] if contact else []), *pages()),
        demonstration=_("The cities are real, their answers are made up."),
    )


def _strapline() -> str:
    """What the network says of itself under its name."""
    look = charter().look
    return look.strapline.in_language(get_language() or "") if look and look.strapline else ""


def _of_the_site(request: HttpRequest) -> list[Section]:
    """The menu of the public site; none around a refusal of what no page was found for, which asks no database."""
    if not apps.is_installed("hanse.site") or request.resolver_match is None:
        return []
    # An edition without a public site has no tables of pages, whose models must then not be imported.
    from hanse.site.public import menu

    root = reverse("home")
    pages = [Section(one.title, root + one.address, (one.address,)) for one in menu(get_language() or "")]
    return [*pages, Section(_("Search"), reverse("site:search"), ("search/",))]


def _of_its_editor(person: User) -> list[Section]:
    """The way to where the public site is written, for who does."""
    if not apps.is_installed("hanse.site"):
        return []
    from hanse.site.public import rules as site  # as above

    there = site.may_edit.test(viewer_of(person), None)
    return [Section(_("Public site"), reverse("wagtailadmin_home"), ("cms/",))] if there else []


def _directory() -> Section:
    return Section(_("Our members"), reverse("members:directory"), ("directory/",))


def _tools() -> list[Section]:
    """The catalogue of tools, for everybody."""
    there = apps.is_installed("hanse.toolbox")
    return [Section(_("Tools"), reverse("toolbox:tools"), ("tools/", "support/"))] if there else []


def _joint_projects() -> list[Section]:
    """What cities do together, for everybody, where the site has it."""
    if not apps.is_installed("hanse.cooperation"):
        return []
    return [Section(_("Joint projects"), reverse("cooperation:projects"), ("projects/", "partners/"))]


def _of_the_network(person: User) -> list[Section]:
    work = ("work/", "assessments/", "people/", "membership/", "rounds/")
    viewer = viewer_of(person)
    is_staff = rules.may_see_members.test(viewer, None)
    start = reverse("members:desk" if is_staff else "diagnostic:work")
    sections = [
        Section(_("Your work"), start, ("desk/", *work)),
        Section(_("The network"), reverse("diagnostic:network"), ("network/",)),
        _directory(),
    ]
    if apps.is_installed("hanse.cooperation") and rules.is_member.test(viewer, None):
        sections.append(Section(_("Connect"), reverse("cooperation:index"), ("connect/",)))
    if charter().dues and viewer.parties(Role.COORDINATOR):
        sections.append(Section(_("Dues"), reverse("members:own_dues"), ("dues/",)))
    if is_staff:
        sections.append(Section(_("Members"), reverse("members:members"), ("members/",)))
    return [*sections, *_of_its_editor(person)]
