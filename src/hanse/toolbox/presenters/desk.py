"""What of the toolbox waits for the secretariat, on its start page."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.identity.public import Viewer
from hanse.members.public import Card, Waiting
from hanse.toolbox import rules
from hanse.toolbox.queries.support import open_number


def desk_cards(viewer: Viewer, _language: str) -> Iterable[Card]:
    if rules.may_answer.test(viewer, None):
        place = f"{reverse('toolbox:requests')}?state=open"
        waiting = Waiting(open_number(), _("Requests for support"), place)
        yield Card(_("Tools"), (waiting,), ((_("All tools"), reverse("toolbox:tools")),))
