"""One city's last day in a round, later than the others': given with a reason, and set back."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.diagnostic.errors import NotInvited, RoundClosed
from hanse.diagnostic.models import Extension, Round
from hanse.diagnostic.queries.participation import asked_cities
from hanse.identity.public import recipient
from hanse.kernel import audit, notices
from hanse.kernel.actor import Actor
from hanse.kernel.clock import end_of, today
from hanse.kernel.errors import Invalid
from hanse.kernel.notices import About
from hanse.members.public import City, Role, people_of

TEMPLATE = "diagnostic/last_day"


@transaction.atomic
def extend_city(round_: Round, city: City, *, last_day: date, reason: str, by: Actor) -> Extension:
    """Give one city until `last_day`, and tell its coordinators; the same again changes nothing.

    Raises `RoundClosed`; `NotInvited` for a city that the round does not wait for; `Invalid` for a day that is no later
    than the round's, has passed or lies beyond the day when results become final, and without a reason.
    """
    held = _held(round_)
    if not asked_cities(held).filter(party_id=city.party_id).exists():
        raise NotInvited(_("This round does not invite this city. Invite it first."))
    words = " ".join(reason.split())[:1000]
    _check(held, last_day, words)
    before = Extension.objects.filter(round=held, city=city).first()
    if before and (before.last_day, before.reason) == (last_day, words):
        return before
    kept, _is_new = Extension.objects.update_or_create(
        round=held, city=city, defaults={"last_day": last_day, "reason": words}
    )
    detail = {"last_day": str(last_day), "reason": words, "before": str(before.last_day if before else held.closes_on)}
    _record("diagnostic.extend_city", held, city, detail, by=by)
    _tell(held, city, last_day, words)
    return kept


@transaction.atomic
def set_back(round_: Round, city: City, *, by: Actor) -> None:
    """Let the round's own last day hold for a city again, and tell its coordinators. Raises `RoundClosed`.

    Without a later one nothing changes.
    """
    held = _held(round_)
    before = Extension.objects.filter(round=held, city=city).first()
    if before is None:
        return
    before.delete()
    _record("diagnostic.set_back", held, city, {"before": str(before.last_day)}, by=by)
    _tell(held, city, held.closes_on)


def _held(round_: Round) -> Round:
    held = Round.objects.select_for_update().get(id=round_.id)
    if held.closed_at:
        raise RoundClosed(_("This round is closed: no city gets another last day."))
    return held


def _check(round_: Round, last_day: date, reason: str) -> None:
    """Raises `Invalid`."""
    if last_day <= round_.closes_on or last_day < today():
        raise Invalid(_("Choose a day after the round's last day, and not before today."), field="last_day")
    if last_day >= round_.final_on:
        words = _("Choose a day before the results become final, or move that day first.")
        raise Invalid(words, field="last_day")
    if not reason:
        raise Invalid(_("Say why this city has longer. It is told so."), field="reason")


def _record(verb: str, round_: Round, city: City, detail: dict[str, str], *, by: Actor) -> None:
    audit.record(verb, by=by, on=round_, party_id=city.party_id, detail={"city": city.name, **detail})


def _tell(round_: Round, city: City, last_day: date, reason: str = "") -> None:
    for mandate in people_of(city.party_id, Role.COORDINATOR):
        to = recipient(mandate.user)
        said = {"city": city.name, "round": round_.name, "last_day": last_day, "reason": reason}
        said["link"] = to.link("diagnostic:work")
        notices.send(TEMPLATE, to=to, context=said, about=About(until=end_of(last_day)))
