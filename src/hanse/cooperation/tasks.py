"""Jobs of cooperation."""

from django.utils.translation import gettext_lazy as _

from hanse.cooperation.actions.introductions import expire_introductions, purge_introductions
from hanse.cooperation.actions.partnerships import purge_partnerships
from hanse.kernel.actor import Actor
from hanse.kernel.jobs import every


@every("23 2 * * *", "cooperation.end_introductions", _("End introductions that nobody answered; delete old ones"))
def end_introductions(_at: int) -> None:
    expire_introductions(by=Actor.system("cooperation.end_introductions"))
    purge_introductions()
    purge_partnerships()
