"""What surrounds every page of the network edition: its navigation and its words, around what every site has."""

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hanse.host.shell import Section, around, designer, inbox, pages, services
from hanse.identity.public import User, Viewer, person_or_none, viewer_of
from hanse.members.public import Role, charter, is_member, rules
from hanse.ui.shell import Link, Shell


def shell(request: HttpRequest) -> Shell:
    """The shell of a request; without a query."""
    person = person_or_none(request)
    return around(
        request,
        strapline=_strapline(),
        search=_search(),
        sections=[
            *(_of_the_network(person) if person else [*_of_the_site(request), _network(results=False)]),
            *services(),
            *inbox(person),
            *designer(person),
        ],
        footer=(*_to_the_secretariat(), Link(_("Is a document genuine?"), reverse("frame:verify_code")), *pages()),
        demonstration=_("The cities are real, their answers are made up."),
    )


def _strapline() -> str:
    """What the network says of itself under its name."""
    look = charter().look
    return look.strapline.in_language(get_language() or "") if look and look.strapline else ""


def _of_the_site(request: HttpRequest) -> list[Section]:
    """The menu of the public site; none around a refusal of what no page was found for, which asks no database."""
    if not _has_a_site() or request.resolver_match is None:
        return []
    # An edition without a public site has no tables of pages, whose models must then not be imported.
    from hanse.site.public import menu

    root = reverse("home")
    return [Section(one.title, root + one.address, (one.address,)) for one in menu(get_language() or "")]


def _to_the_secretariat() -> list[Link]:
    """A page to write on, for a phone that sends no mail; an edition without a public site has the address."""
    contact = settings.SITE_CONTACT
    if not contact:
        return []
    return [Link(_("Write to the secretariat"), reverse("site:write") if _has_a_site() else f"mailto:{contact}")]


def _has_a_site() -> bool:
    return apps.is_installed("hanse.site")


def _search() -> Link | None:
    return Link(_("Search"), reverse("site:search")) if _has_a_site() else None


def _of_its_editor(person: User) -> list[Section]:
    """The way to where the public site is written, for who does."""
    if not _has_a_site():
        return []
    from hanse.site.public import rules as site  # as above

    there = site.may_edit.test(viewer_of(person), None)
    return [Section(_("Public site"), reverse("wagtailadmin_home"), ("cms/",))] if there else []


def _network(*, results: bool) -> Section:
    """What cities are and do together, for everybody; `results` are for who is signed in."""
    return Section(
        _("The network"),
        places=(
            *([Section(_("Results"), reverse("diagnostic:network"), ("network/",))] if results else []),
            Section(_("Our members"), reverse("members:directory"), ("directory/",)),
            *_cooperation(),
            *_tools(),
            Section(_("Who holds the posts"), reverse("members:holders"), ("posts/",)),
        ),
    )


def _tools() -> list[Section]:
    """The catalogue of tools, for everybody."""
    there = apps.is_installed("hanse.toolbox")
    return [Section(_("Tools"), reverse("toolbox:tools"), ("tools/", "support/"))] if there else []


def _cooperation() -> list[Section]:
    """What cities do together and with whom, for everybody, where the site has it."""
    if not apps.is_installed("hanse.cooperation"):
        return []
    return [
        Section(_("Joint projects"), reverse("cooperation:projects"), ("projects/",)),
        Section(_("Partners"), reverse("cooperation:partners"), ("partners/",)),
    ]


def _of_the_network(person: User) -> list[Section]:
    """The parts of the site for who is signed in."""
    viewer = viewer_of(person)
    is_staff = rules.may_see_members.test(viewer, None)
    sections = [_work(viewer, is_staff=is_staff)]
    if is_staff:
        sections.append(_members(viewer))
    if apps.is_installed("hanse.cooperation") and is_member.test(viewer, None):
        sections.append(Section(_("Connect"), reverse("cooperation:index"), ("connect/",)))
    return [*sections, _network(results=True), *_of_its_editor(person)]


def _work(viewer: Viewer, *, is_staff: bool) -> Section:
    start = reverse("members:desk" if is_staff else "diagnostic:work")
    below = ("desk/", "work/", "assessments/", "people/", "membership/", "rounds/", "roadmaps/")
    owes = charter().dues and viewer.parties(Role.COORDINATOR)
    dues = [Section(_("Dues"), reverse("members:own_dues"), ("dues/",))] if owes else []
    return Section(_("Your work"), places=(Section(_("Your work"), start, below), *dues))


def _members(viewer: Viewer) -> Section:
    """What the secretariat does for the members; a regional office has the list of its own and its circulars."""
    circulars = Section(_("Circulars"), reverse("members:circulars"), ("members/circulars/",))
    list_of_them = Section(_("Members"), reverse("members:members"), ("members/",))
    if not rules.is_secretariat.test(viewer, None):
        return Section(_("Members"), places=(list_of_them, circulars))
    dues = [Section(_("Dues"), reverse("members:dues"), ("members/dues/",))] if charter().dues else []
    return Section(
        _("Members"),
        places=(
            list_of_them,
            Section(_("Applications"), reverse("members:agenda"), ("members/agenda/",)),
            *dues,
            circulars,
            Section(_("Posts"), reverse("members:posts"), ("members/posts/",)),
            Section(_("Regional offices"), reverse("members:offices"), ("members/offices/",)),
            Section(_("The network in numbers"), reverse("members:numbers"), ("members/numbers/",)),
            Section(_("Members and people in Excel"), reverse("members:roll"), ("members/roll/",)),
        ),
    )
