"""How far a run or a search is, as every page of one shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hanse.diagnostic.actions.computation import LOST, TAKEN_OUT
from hanse.diagnostic.enums import ComputationState
from hanse.diagnostic.models.computation import Computation
from hanse.ui.values import Link, Standing, Status

STANDINGS: Mapping[str, Standing] = {
    ComputationState.WAITING: Standing.WAITING,
    ComputationState.RUNNING: Standing.BEGUN,
    ComputationState.STOPPING: Standing.BEGUN,
    ComputationState.STOPPED: Standing.CLOSED,
    ComputationState.FAILED: Standing.PROBLEM,
    ComputationState.DONE: Standing.DONE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """`counts` says what `done` of `total` are, where that is told; `points` are what the `words` speak of, one by one.

    `look` is asked again and again while it `goes_on`; `page` is where all of it stands. `stop` and `again` are what
    she may do now.
    """

    title: str
    status: Status
    words: str
    page: str
    look: str
    counts: str
    done: int
    total: int
    goes_on: bool
    stop: Link | None
    again: Link | None
    points: Sequence[str] = ()


def status_of(row: Computation) -> Status:
    return Status(STANDINGS[row.state], str(ComputationState(row.state).label))


def progress_of(
    row: Computation,
    *,
    title: str,
    words: str,
    page: str,
    look: str,
    counts: str,
    stop: Link,
    again: Link | None,
    may: bool = True,
    points: Sequence[str] = (),
) -> Progress:
    """With what she may do who `may`."""
    return Progress(
        title=title,
        status=status_of(row),
        words=words,
        page=page,
        look=look,
        counts=counts,
        done=row.done,
        total=row.total,
        goes_on=row.is_under_way,
        stop=stop if may and row.state in {ComputationState.WAITING, ComputationState.RUNNING} else None,
        again=again if may and row.state in {ComputationState.STOPPED, ComputationState.FAILED} else None,
        points=points,
    )


def waiting_words() -> str:
    return _("It begins when the jobs before it are done.")


def trouble(row: Computation) -> str:
    """What went wrong with a failed one, of all that can go wrong with any."""
    if row.problem == LOST:
        return _(
            "Work on it broke off again and again and was given up. Those who run this site see it; try again later."
        )
    if row.problem == TAKEN_OUT:
        return _("Those who run this site have cancelled it. You can begin it again.")
    words = _("Something went wrong that nobody foresaw (%(kind)s). Those who run this site see it; try again later.")
    return words % {"kind": row.problem_detail}
