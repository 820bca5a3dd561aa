"""Jobs of the frame."""

from hanse.frame.actions import pass_time_for_all, purge_applications
from hanse.frame.letters.making import make_document
from hanse.kernel.actor import Actor
from hanse.kernel.jobs import every, job

job("frame.make_document")(make_document)


@every("41 3 * * *", "frame.purge_applications")
def purge(_at: int) -> None:
    purge_applications(by=Actor.system("frame.purge_applications"))


@every("7 * * * *", "frame.pass_time")
def pass_time(_at: int) -> None:
    """Hourly, since the day ends at another hour at every place."""
    pass_time_for_all()
