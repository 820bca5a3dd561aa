"""Jobs of the frame."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hanse.frame.actions import anchor_days, erase_what_is_over, pass_time_for_all, purge_applications, purge_sendings
from hanse.frame.actions.booking.waiting import offer_to_all_who_wait, offer_to_waiting
from hanse.frame.actions.following import purge_followers
from hanse.frame.actions.paying.asking import ask_about_payments, compare_with_providers
from hanse.frame.actions.telling_followers import tell_followers
from hanse.frame.letters.making import make_document
from hanse.frame.queries.counting import late_cases, open_cases
from hanse.frame.webhooks.sending import purge_deliveries, send_due, send_webhook
from hanse.frame.webhooks.telling import SEND
from hanse.frame.workflow.booking import GIVEN_BACK
from hanse.frame.workflow.effects import TELL_FOLLOWERS
from hanse.frame.workflow.holding_files import held_since
from hanse.kernel.actor import Actor
from hanse.kernel.gauges import gauge
from hanse.kernel.jobs import every, job
from hanse.kernel.sweeping import holder

holder(held_since)
gauge("hanse.cases", unit="{case}", says="Cases that have not ended, by service and state")(open_cases)
gauge("hanse.cases.late", unit="{case}", says="Cases whose day is over, by service")(late_cases)
job("frame.make_document", _("Make a document of a case (PDF)"))(make_document)
job(GIVEN_BACK, _("Offer a time that was given back to who waits for it"))(offer_to_waiting)
job(TELL_FOLLOWERS, _("Tell those who follow a case how it went on"))(tell_followers)


@job(SEND, _("Tell another system what happened in a case (webhook)"))
def send_one_webhook(webhook_id: str) -> None:
    send_webhook(UUID(webhook_id))


@every("* * * * *", "frame.send_due_webhooks", _("Tell other systems what could not be told at once (webhooks)"))
def send_due_webhooks(_at: int) -> None:
    """What did not arrive at once, and what a process left that died."""
    send_due()


@every("49 3 * * *", "frame.purge_webhook_deliveries", _("Delete old deliveries to other systems"))
def purge_webhook_deliveries(_at: int) -> None:
    purge_deliveries()


@every("41 3 * * *", "frame.purge_applications", _("Delete applications that nobody went on with"))
def purge(_at: int) -> None:
    purge_applications(by=Actor.system("frame.purge_applications"))
    purge_sendings(by=Actor.system("frame.purge_sendings"))
    purge_followers()


@every("7 * * * *", "frame.pass_time", _("Move cases on of which a deadline is over"))
def pass_time(_at: int) -> None:
    """Hourly, since the day ends at another hour at every place."""
    pass_time_for_all()


@every("47 3 * * *", "frame.erase_what_is_over", _("Erase cases of which the time of keeping is over"))
def erase_what_is_over_daily(_at: int) -> None:
    erase_what_is_over()


@every("13 2 * * *", "frame.anchor_days", _("Seal the log of cases of the day before"))
def anchor_days_daily(_at: int) -> None:
    """Some hours into the day: what began before midnight has been written by then."""
    anchor_days()


@every("*/5 * * * *", "frame.ask_about_payments", _("Ask the payment provider about payments on their way"))
def ask_about_payments_often(_at: int) -> None:
    ask_about_payments()


@every("*/5 * * * *", "frame.offer_to_all_who_wait", _("Offer free times to who waits for them"))
def offer_to_all_who_wait_often(_at: int) -> None:
    """What ran out, and what can be booked since today, goes to who waits for it."""
    offer_to_all_who_wait()


@every("23 4 * * *", "frame.compare_with_providers", _("Compare payments with those of the payment provider"))
def compare_with_providers_daily(_at: int) -> None:
    compare_with_providers()
