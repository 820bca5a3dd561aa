from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hanse.diagnostic.actions.release import draw_release
from hanse.diagnostic.errors import RoundClosed
from hanse.diagnostic.models import Round
from hanse.diagnostic.queries.frameworks import framework
from hanse.kernel import audit, outbox
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now, today
from hanse.kernel.errors import Invalid


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
    kept = " ".join(name.split())
    if not kept:
        raise Invalid(_("Give the round a name, such as Spring 2027."), field="name")
    if closes_on < opens_on:
        raise Invalid(_("The last day is before the first. Choose a later last day."), field="closes_on")
    framework(framework_key, framework_version)
    try:
        with transaction.atomic():
            made = Round.objects.create(
                name=kept[:120],
                framework_key=framework_key,
                framework_version=framework_version,
                opens_on=opens_on,
                closes_on=closes_on,
                is_demonstration=is_demonstration,
            )
    except IntegrityError as error:
        raise Invalid(_("There is a round of this name. Give another name."), field="name") from error
    audit.record("diagnostic.open_round", by=by, on=made)
    outbox.emit("diagnostic.round_opened", {"round": str(made.id)})
    return made


@transaction.atomic
def move_last_day(round_: Round, *, closes_on: date, by: Actor) -> Round:
    """Give a round another last day, today or later. Raises `RoundClosed` after its closing, `Invalid` for the day."""
    held = Round.objects.select_for_update().get(id=round_.id)
    if held.closed_at is not None:
        raise RoundClosed(_("The round is closed: its statistics are drawn, and its days stay as they are."))
    if closes_on < held.opens_on:
        raise Invalid(_("The last day is before the first. Choose a later last day."), field="closes_on")
    if closes_on < today():
        raise Invalid(
            _("This day is over. Choose today or a later day; to end the round, close it."), field="closes_on"
        )
    before, held.closes_on = held.closes_on, closes_on
    held.save(update_fields=["closes_on"])
    audit.record("diagnostic.move_last_day", by=by, on=held, detail={"from": f"{before}", "to": f"{closes_on}"})
    return held


@transaction.atomic
def close_round(round_: Round, *, by: Actor) -> Round:
    """Close a round now and draw its group statistics; closing it twice changes nothing."""
    at = now()
    if Round.objects.filter(id=round_.id, closed_at=None).update(closed_at=at):
        round_.closed_at = at
        draw_release(round_)
        audit.record("diagnostic.close_round", by=by, on=round_)
        outbox.emit("diagnostic.round_closed", {"round": str(round_.id)})
    return round_
