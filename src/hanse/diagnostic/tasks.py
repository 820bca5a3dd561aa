"""Jobs of the diagnostic."""

from hanse.diagnostic.actions import purge_scans
from hanse.kernel.actor import Actor
from hanse.kernel.jobs import every


@every("23 3 * * *", "diagnostic.purge_quick_scans")
def purge_quick_scans(_at: int) -> None:
    purge_scans(by=Actor.system("diagnostic.purge_quick_scans"))
