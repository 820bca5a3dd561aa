from collections.abc import Collection
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hanse.diagnostic.actions.release import draw_release
from hanse.diagnostic.errors import RoundClosed
from hanse.diagnostic.models import Assessment, Round
from hanse.diagnostic.queries.assessments import late_cities, standing
from hanse.diagnostic.queries.frameworks import framework
from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now, today
from hanse.kernel.errors import Invalid
from hanse.kernel.names import one_line


@transaction.atomic
def open_round(
    *,
    name: str,
    framework_key: str,
    framework_version: str,
    opens_on: date,
    closes_on: date,
    by: Actor,
    is_demonstration: bool = False,
) -> Round:
    """A new round. Raises `Invalid` for its name or dates, UnknownFrameworkError for its framework."""
    framework(framework_key, framework_version)
    made = Round(
        name=_checked(name, opens_on, closes_on),
        framework_key=framework_key,
        framework_version=framework_version,
        opens_on=opens_on,
        closes_on=closes_on,
        is_demonstration=is_demonstration,
    )
    _save(made)
    audit.record("diagnostic.open_round", by=by, on=made)
    outbox.emit("diagnostic.round_opened", {"round": str(made.id)})
    return made


@transaction.atomic
def edit_round(round_: Round, *, name: str, opens_on: date, closes_on: date, reason: str, by: Actor) -> Round:
    """Another name or other days for a round that is not closed, with a reason for the audit log.

    Raises `RoundClosed`; `Invalid` for name, days or reason. A first day after today is refused once a city has begun,
    and so is a new last day in the past: a round ends by closing it.
    """
    held = Round.objects.select_for_update().get(id=round_.id)
    if held.closed_at:
        raise RoundClosed(_("This round is closed: its name and days stay as they are."))
    words = " ".join(reason.split())[:1000]
    if not words:
        raise Invalid(_("Say why the round changes."), field="reason")
    wanted = {"name": _checked(name, opens_on, closes_on), "opens_on": opens_on, "closes_on": closes_on}
    changes = {key: (getattr(held, key), value) for key, value in wanted.items() if getattr(held, key) != value}
    if not changes:
        return held
    _check_new_days(held, changes.keys(), opens_on, closes_on)
    for key, value in wanted.items():
        setattr(held, key, value)
    _save(held)
    told = {key: [str(before), str(after)] for key, (before, after) in changes.items()}
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
        counts = {"submitted": standing(round_).count(), "late": late_cities(round_).count()}
        audit.record("diagnostic.close_round", by=by, on=round_, detail=counts)
        outbox.emit("diagnostic.round_closed", {"round": str(round_.id)})
    return round_


def _checked(name: str, opens_on: date, closes_on: date) -> str:
    """The name as it is kept. Raises `Invalid`."""
    kept = one_line(name)[:120]
    if not kept:
        raise Invalid(_("Give the round a name, such as Spring 2027."), field="name")
    if closes_on < opens_on:
        raise Invalid(_("The last day is before the first. Choose a later last day."), field="closes_on")
    return kept


def _check_new_days(round_: Round, changed: Collection[str], opens_on: date, closes_on: date) -> None:
    """Raises `Invalid`."""
    day = today()
    if "opens_on" in changed and opens_on > day and Assessment.objects.filter(round=round_).exists():
        raise Invalid(_("Cities have begun: the first day cannot lie after today."), field="opens_on")
    if "closes_on" in changed and closes_on < day:
        raise Invalid(_("The new last day has passed. Choose today or later, or close the round."), field="closes_on")


def _save(round_: Round) -> None:
    try:
        with transaction.atomic():
            round_.save()
    except IntegrityError as error:
        raise Invalid(_("There is a round of this name. Give another name."), field="name") from error
