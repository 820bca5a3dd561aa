"""What of cooperation waits for the secretariat, on its start page."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.cooperation import rules
from hanse.cooperation.enums import Visibility
from hanse.cooperation.models import JointProject
from hanse.identity.public import Viewer
from hanse.members.public import Card, Waiting


def desk_cards(viewer: Viewer, _language: str) -> Iterable[Card]:
    """Drafts, which it alone shows to others. One query."""
    if rules.may_begin_project.test(viewer, None):
        drafts = JointProject.objects.filter(visibility=Visibility.DRAFT).count()
        place = reverse("cooperation:projects")
        yield Card(_("Joint projects"), (Waiting(drafts, _("Drafts"), f"{place}?seen={Visibility.DRAFT}"),))
