from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hanse.diagnostic.actions.days import check_day
from hanse.diagnostic.actions.invitation import EVERYBODY, Invitees, check_invitees, invite
from hanse.diagnostic.actions.placing import ask_for_places
from hanse.diagnostic.actions.release import draw_release
from hanse.diagnostic.enums import Publication, SharingLevel
from hanse.diagnostic.errors import RoundClosed
from hanse.diagnostic.models import Assessment, Extension, Round, Sharing
from hanse.diagnostic.queries.assessments import last_submissions, late_cities
from hanse.diagnostic.queries.frameworks import framework
from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now, today
from hanse.kernel.errors import Invalid
from hanse.kernel.names import one_line

AMENDMENT = timedelta(days=14)
"""How long after the last day answers can be corrected, where the secretariat says nothing else."""


@transaction.atomic
def open_round(
    *,
    name: str,
    framework_key: str,
    framework_version: str,
    opens_on: date,
    closes_on: date,
    by: Actor,
    final_on: date | None = None,
    invitees: Invitees = EVERYBODY,
    publication: Publication = Publication.PUBLIC,
    is_demonstration: bool = False,
) -> Round:
    """A new round. Raises `Invalid` for its name, dates or cities, UnknownFrameworkError for its framework.

    Its results are final on `final_on`, or two weeks after its last day.
    """
    framework(framework_key, framework_version)
    final = final_on or _later(closes_on, AMENDMENT)
    made = Round(
        name=_checked(name, opens_on, closes_on, final),
        framework_key=framework_key,
        framework_version=framework_version,
        opens_on=opens_on,
        closes_on=closes_on,
        final_on=final,
        publication=publication,
        is_demonstration=is_demonstration,
    )
    wanted = check_invitees(invitees)
    made.invites, made.regions = wanted.who, list(wanted.regions)
    _save(made)
    invite(made, wanted)
    audit.record("diagnostic.open_round", by=by, on=made)
    outbox.emit("diagnostic.round_opened", {"round": str(made.id)})
    return made


@transaction.atomic
def edit_round(
    round_: Round,
    *,
    name: str,
    opens_on: date,
    closes_on: date,
    reason: str,
    by: Actor,
    final_on: date | None = None,
    invitees: Invitees | None = None,
    publication: Publication | None = None,
) -> Round:
    """Another name, other days, cities or rules for a round that is not closed, with a reason for the audit log.

    Without `final_on` it stays as long after the last day as it was; what else is None stays. Raises `RoundClosed`;
    `Invalid` for name, days, cities or reason. A first day after today is refused once a city has begun, and so is a
    new last day in the past: a round ends by closing it.
    """
    held = Round.objects.select_for_update().get(id=round_.id)
    if held.closed_at:
        raise RoundClosed(_("This round is closed: its name and days stay as they are."))
    words = " ".join(reason.split())[:1000]
    if not words:
        raise Invalid(_("Say why the round changes."), field="reason")
    final = final_on or _later(closes_on, held.final_on - held.closes_on)
    wanted: dict[str, Any] = {
        "name": _checked(name, opens_on, closes_on, final),
        "opens_on": opens_on,
        "closes_on": closes_on,
        "final_on": final,
        "publication": publication or Publication(held.publication),
    }
    changes = {key: (getattr(held, key), value) for key, value in wanted.items() if getattr(held, key) != value}
    _check_publication(held, wanted["publication"])
    _check_new_days(held, changes.keys(), opens_on, closes_on, final)
    for key, value in wanted.items():
        setattr(held, key, value)
    told = {key: [str(before), str(after)] for key, (before, after) in changes.items()}
    if invitees is not None:
        told |= invite(held, check_invitees(invitees))
    if told:
        _save(held)
        audit.record("diagnostic.edit_round", by=by, on=held, detail={"changes": told, "reason": words})
        outbox.emit("diagnostic.round_changed", {"round": str(held.id)})
    return held


@transaction.atomic
def close_round(round_: Round, *, by: Actor) -> Round:
    """Close a round now and draw its group statistics; closing it twice changes nothing."""
    at = now()
    if Round.objects.filter(id=round_.id, closed_at=None).update(closed_at=at):
        round_.closed_at = at
        draw_release(round_)
        ask_for_places(round_)
        counts = {"submitted": last_submissions(round_).count(), "late": late_cities(round_).count()}
        audit.record("diagnostic.close_round", by=by, on=round_, detail=counts)
        outbox.emit("diagnostic.round_closed", {"round": str(round_.id)})
    return round_


def _later(closes_on: date, by: timedelta) -> date:
    """When results become final where nobody says so. Raises `Invalid`."""
    return check_day(closes_on, "closes_on") + by


def _checked(name: str, opens_on: date, closes_on: date, final_on: date) -> str:
    """The name as it is kept. Raises `Invalid`."""
    kept = one_line(name)[:120]
    if not kept:
        raise Invalid(_("Give the round a name, such as Spring 2027."), field="name")
    for field, day in (("opens_on", opens_on), ("closes_on", closes_on), ("final_on", final_on)):
        check_day(day, field)
    if closes_on < opens_on:
        raise Invalid(_("The last day is before the first. Choose a later last day."), field="closes_on")
    if final_on <= closes_on:
        raise Invalid(_("Results become final after the last day. Choose a later day."), field="final_on")
    return kept


def _check_publication(round_: Round, wanted: Publication) -> None:
    """Raises `Invalid` where a city shows more than the new rule lets it: what it consented to is its own."""
    levels = Sharing.objects.filter(round=round_, withdrawn_at=None).values_list("level", flat=True)
    if not all(wanted.allows(SharingLevel(each)) for each in levels.distinct()):
        raise Invalid(_("A city shows its results more widely already. Ask it to take that back."), field="publication")


def _check_new_days(round_: Round, changed: Collection[str], opens_on: date, closes_on: date, final_on: date) -> None:
    """Raises `Invalid`."""
    day = today()
    if "opens_on" in changed and opens_on > day and Assessment.objects.filter(round=round_).exists():
        raise Invalid(_("Cities have begun: the first day cannot lie after today."), field="opens_on")
    if "closes_on" in changed and closes_on < day:
        raise Invalid(_("The new last day has passed. Choose today or later, or close the round."), field="closes_on")
    if "final_on" in changed and Extension.objects.filter(round=round_, last_day__gte=final_on).exists():
        raise Invalid(_("A city has a later last day than this. Choose a day after it."), field="final_on")


def _save(round_: Round) -> None:
    try:
        with transaction.atomic():
            round_.save()
    except IntegrityError as error:
        raise Invalid(_("There is a round of this name. Give another name."), field="name") from error
