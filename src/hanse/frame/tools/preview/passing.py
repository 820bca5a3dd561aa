"""Days that pass in a preview, with all that the site does by its clock."""

from datetime import timedelta

from django.db.models import Min

from hanse.frame.actions import erase_what_is_over, pass_time_for_all, purge_applications
from hanse.frame.models import AskedOpinion, Case
from hanse.frame.tools.preview import moment
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now, today
from hanse.kernel.notices import send_due

A_DAY = timedelta(days=1)
THE_CLOCK = Actor.system("preview.clock")


def go_on(days: int) -> None:
    """Let days pass, one after another: deadlines, reminders, deletion happen on their own."""
    for _ in range(days):
        moment.put(now() + A_DAY)
        pass_time_for_all()
        purge_applications(by=THE_CLOCK)
        erase_what_is_over()
        send_due()


def days_to_next_deadline() -> int | None:
    """How many days until something happens by itself in an open case; None where nothing is waited for."""
    open_cases = Case.objects.filter(ended_at=None)
    warned = open_cases.filter(warn_on__gt=today()).aggregate(day=Min("warn_on"))["day"]
    over = open_cases.filter(due__gte=today()).aggregate(day=Min("due"))["day"]
    asked = AskedOpinion.objects.filter(closed_at=None, due__gte=today()).aggregate(day=Min("due"))["day"]
    days = [day for day in (warned, *(one + A_DAY for one in (over, asked) if one)) if day]
    return (min(days) - today()).days if days else None
