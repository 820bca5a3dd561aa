"""Jobs of identity."""

from hanse.identity.actions import purge_sessions
from hanse.kernel.jobs import every


@every("33 3 * * *", "identity.purge_sessions")
def purge(_at: int) -> None:
    purge_sessions()
