"""Jobs of the public site."""

from django.core.management import call_command
from django.utils.translation import gettext_lazy as _

from hanse.kernel.jobs import every
from hanse.site.actions.crew import settle_all
from hanse.site.actions.digest import write_digests
from hanse.site.actions.subscribing import purge_subscribers
from hanse.site.queries.menu import forget_menu


@every("* * * * *", "site.publish_scheduled", _("Publish the site's pages whose time has come, and take back others"))
def publish_scheduled(_at: int) -> None:
    call_command("publish_scheduled", verbosity=0)
    forget_menu()


@every("7 * * * *", "site.settle_crew", _("Take people who no longer work on the site out of the groups of its editor"))
def settle_crews(_at: int) -> None:
    settle_all()


@every("13 6 * * *", "site.write_digests", _("Write to those who want to be told of what is new"))
def write_due_digests(_at: int) -> None:
    write_digests()


@every("37 3 * * *", "site.purge_subscribers", _("Forget who never confirmed to want news, or cannot be reached"))
def purge(_at: int) -> None:
    purge_subscribers()
