"""Jobs of identity."""

from django.utils.translation import gettext_lazy as _

from hanse.identity.actions import purge_sessions
from hanse.kernel.jobs import every


@every("33 3 * * *", "identity.purge_sessions", _("Delete sign-ins that have run out"))
def purge(_at: int) -> None:
    purge_sessions()
