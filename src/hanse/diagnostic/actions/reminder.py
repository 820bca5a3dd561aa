from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from hanse.diagnostic.errors import RoundClosed
from hanse.diagnostic.models import Round
from hanse.diagnostic.queries.assessments import late_cities
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
    """Write to the coordinators of every city that has not submitted; returns to how many.

    Whoever was reminded within a day is left in peace, so pressing twice writes once. Raises `RoundClosed`.
    """
    Round.objects.select_for_update().get(id=round_.id)
    if not round_.is_open(today()):
        raise RoundClosed(_("This round takes no answers any more: nobody can be reminded."))
    late = {city.party_id: city for city in late_cities(round_)}
    left_in_peace = notices.written_to(TEMPLATE, since=now() - PAUSE)
    written = 0
    for mandate in people_of_cities(late, Role.COORDINATOR):
        if mandate.user.email not in left_in_peace:
            to = recipient(mandate.user)
            said = {"city": late[mandate.party_id].name, "round": round_.name, "last_day": round_.closes_on}
            said["link"] = to.link("diagnostic:work")
            notices.send(TEMPLATE, to=to, context=said, about=About(until=end_of(round_.closes_on)))
            written += 1
    audit.record("diagnostic.remind_late_cities", by=by, on=round_, detail={"written": written})
    return written
