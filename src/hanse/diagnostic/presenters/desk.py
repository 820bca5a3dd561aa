"""What of the rounds waits for the secretariat, on its start page."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.diagnostic import rules
from hanse.diagnostic.presenters.round import QUIET, rounds_to_run
from hanse.identity.public import Viewer
from hanse.members.public import Card, Role, Waiting
from hanse.ui import formats


def desk_cards(viewer: Viewer, _language: str) -> Iterable[Card]:
    """A card for each round that is not closed; for who also works for a city, the way to its assessments."""
    links = [(_("All rounds, and a new one"), reverse("diagnostic:rounds"))]
    if viewer.parties(*Role.values):
        links.append((_("The assessments of your cities"), reverse("diagnostic:work")))
    if not rules.may_run_rounds.test(viewer, None):
        return
    running = rounds_to_run()
    for one in running:
        place, until = reverse("diagnostic:round", args=[one.round.id]), formats.date(one.round.closes_on)
        said = _("%(done)s of %(total)s have submitted; it closes on %(day)s.")
        detail = said % {"done": formats.number(one.submitted), "total": formats.number(one.total), "day": until}
        late = Waiting(one.total - one.submitted, _("Cities that have not submitted"), f"{place}?order={QUIET}", detail)
        yield Card(one.round.name, (late,), tuple(links) if one is running[-1] else ())
    if not running:
        yield Card(_("Rounds"), (), tuple(links))
