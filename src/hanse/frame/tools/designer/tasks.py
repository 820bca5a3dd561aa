"""Jobs of the designer."""

from django.utils.translation import gettext_lazy as _

from hanse.frame.tools.designer.actions.trying import held_since, purge_trials
from hanse.kernel.jobs import every
from hanse.kernel.sweeping import holder

holder(held_since)


@every("51 3 * * *", "designer.purge_trials", _("Delete old trials of designed services"))
def purge_trials_daily(_at: int) -> None:
    purge_trials()
