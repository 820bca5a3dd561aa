"""What of the rounds and their verifications waits for the secretariat, on its start page."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from hanse.diagnostic import rules
from hanse.diagnostic.enums import Awaited
from hanse.diagnostic.presenters.round import QUIET, rounds_to_run
from hanse.diagnostic.queries.verifications import waiting_for_secretariat
from hanse.identity.public import Viewer
from hanse.members.public import Card, Role, Waiting
from hanse.ui import formats


def desk_cards(viewer: Viewer, _language: str) -> Iterable[Card]:
    """A card for each round that is not closed, and one of verifications; for who also works for a city, its place."""
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
    yield from _verifications()


def _verifications() -> Iterable[Card]:
    """Disputes to decide, and examinations whose last day has passed; a line for each round that has any."""
    lines = tuple(
        Waiting(
            number,
            _("Verifications that wait for you"),
            f"{reverse('diagnostic:round_verification', args=[round_.id])}?waits={Awaited.SECRETARIAT}",
            round_.name,
        )
        for round_, number in waiting_for_secretariat()
    )
    if lines:
        yield Card(_("Verification, city by city"), lines)
