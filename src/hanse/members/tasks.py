"""Jobs of members."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hanse.kernel.actor import Actor
from hanse.kernel.jobs import every, job
from hanse.members.actions import dues_letters
from hanse.members.actions.circular import WRITE, purge_circulars, write_circular
from hanse.members.actions.dues import TELL
from hanse.members.actions.roll import purge_rolls

job(WRITE, _("Write the letters of a circular to members"))(write_circular)


@job(TELL, _("Write to members for which invoices were made"))
def tell_of_invoices(invoice_ids: list[str]) -> None:
    dues_letters.tell_of_invoices([UUID(one) for one in invoice_ids])


@every("17 6 * * *", "members.remind_of_dues", _("Remind members of dues that are not paid"))
def remind_of_dues(_at: int) -> None:
    """In the morning of most of the network, so that letters arrive while people work."""
    dues_letters.remind_of_dues(by=Actor.system("members.remind_of_dues"))


@every("47 3 * * *", "members.purge_rolls", _("Delete uploaded files of members that nobody came back to"))
def purge_uploaded_rolls(_at: int) -> None:
    purge_rolls()


@every("23 3 * * *", "members.purge_circulars", _("Forget to whom old circulars went"))
def purge_old_circulars(_at: int) -> None:
    purge_circulars()
