"""Jobs of the public site."""

from django.core.management import call_command
from django.utils.translation import gettext_lazy as _

from hanse.kernel.jobs import every
from hanse.site.actions.crew import settle_all
from hanse.site.queries.menu import forget_menu


@every("* * * * *", "site.publish_scheduled", _("Publish the site's pages whose time has come, and take back others"))
def publish_scheduled(_at: int) -> None:
    call_command("publish_scheduled", verbosity=0)
    forget_menu()


@every("7 * * * *", "site.settle_crew", _("Take who works on the site no more out of the groups of its editor"))
def settle_crews(_at: int) -> None:
    settle_all()
