from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.diagnostic.errors import RoundClosed
from hanse.diagnostic.models import Round
from hanse.diagnostic.queries.assessments import to_remind
from hanse.identity.public import recipient
from hanse.kernel import audit, notices
from hanse.kernel.actor import Actor
from hanse.kernel.clock import end_of, now, today
from hanse.kernel.notices import About
from hanse.members.public import Role, people_of_cities

TEMPLATE = "diagnostic/reminder"
PAUSE = timedelta(days=1)


@transaction.atomic
def remind_late_cities(round_: Round, *, by: Actor) -> int:
    """Write to the coordinators of every city that has not submitted and still can; returns to how many.

    Each letter names the city's own last day. Whoever was reminded within a day is left in peace, so pressing twice
    writes once. Raises `RoundClosed` before the first day, and where no city's last day is to come.
    """
    held = Round.objects.select_for_update().get(id=round_.id)
    late = to_remind(held)
    if not late and not held.is_open(today()):
        raise RoundClosed(_("This round takes no answers any more: nobody can be reminded."))
    left_in_peace = notices.written_to(TEMPLATE, since=now() - PAUSE)
    written = 0
    for mandate in people_of_cities([city.party_id for city, _day in late.values()], Role.COORDINATOR):
        if mandate.user.email not in left_in_peace:
            city, day = late[mandate.party_id]
            to = recipient(mandate.user)
            said = {"city": city.name, "round": held.name, "last_day": day, "link": to.link("diagnostic:work")}
            notices.send(TEMPLATE, to=to, context=said, about=About(until=end_of(day)))
            written += 1
    audit.record("diagnostic.remind_late_cities", by=by, on=held, detail={"written": written})
    return written
