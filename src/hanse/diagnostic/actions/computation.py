"""What runs and searches have in common: a job is asked for, they are stopped, begun again, carried out, and fail."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from hanse.diagnostic.engine.study.carrying_out import StoppedError
from hanse.diagnostic.enums import AT_WORK, UNDER_WAY, ComputationState
from hanse.diagnostic.models.computation import Computation
from hanse.kernel import audit, jobs, queue
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now

UNEXPECTED, LOST, TAKEN_OUT = "unexpected", "lost", "taken_out"
"""Problems of every computation: nobody foresaw it; worker after worker died on it; its job was cancelled."""

type Problems = Sequence[tuple[type[Exception], str]]


def ask_for_work(row: Computation) -> None:
    """Have a job carry it out; part of the transaction that asks for it."""
    named = {row.ARGUMENT: str(row.id), "turn": row.turn}
    row.job_id = jobs.defer_in_turn(row.lane, row.WORK, **named)
    row.save(update_fields=["job_id"])


def stop(row: Computation) -> None:
    """One that nobody has begun ends at once; otherwise its worker ends it. The row is held, and under way."""
    if row.state == ComputationState.WAITING:
        row.state, row.ended_at = ComputationState.STOPPED, now()
    else:
        row.state = ComputationState.STOPPING
    row.save(update_fields=["state", "ended_at"])


def begin_again(row: Computation) -> None:
    """Go on where it stopped, by a new job; a worker that is still at it keeps nothing more. The row is held."""
    row.state, row.turn, row.ended_at = ComputationState.WAITING, row.turn + 1, None
    row.problem, row.problem_detail = "", ""
    row.save(update_fields=["state", "turn", "ended_at", "problem", "problem_detail"])
    ask_for_work(row)


def carry_out[C: Computation](
    model: type[C], number: UUID, turn: int, work: Callable[[C], None], problems: Problems = ()
) -> None:
    """Do the work of a turn, also where the worker that was at it has died; nothing for one that is not to go on.

    Of the `problems` the first that fits is told by the row. What nobody foresaw is raised as well, for who looks after
    the jobs. One that has failed has ended: to be begun again is for those who look at it, not for the queue.
    """
    row = _begun(model, number, turn)
    if row is None:
        return
    at_work = model._default_manager.filter(id=number, turn=turn, state__in=AT_WORK)
    try:
        work(row)
    except StoppedError:
        at_work.filter(state=ComputationState.STOPPING).update(state=ComputationState.STOPPED, ended_at=now())
    except Exception as error:
        problem = next((name for kind, name in problems if isinstance(error, kind)), UNEXPECTED)
        detail = type(error).__name__ if problem == UNEXPECTED else _detail(error)
        at_work.update(state=ComputationState.FAILED, ended_at=now(), problem=problem, problem_detail=detail[:200])
        if problem == UNEXPECTED:
            raise


@transaction.atomic
def _begun[C: Computation](model: type[C], number: UUID, turn: int) -> C | None:
    row = model._default_manager.select_for_update().filter(id=number, turn=turn, state__in=UNDER_WAY).first()
    if row is None:
        return None
    if row.state == ComputationState.STOPPING:  # its worker died before it could end it
        row.state, row.ended_at = ComputationState.STOPPED, now()
    else:
        row.state = ComputationState.RUNNING
    row.save(update_fields=["state", "ended_at"])
    return row if row.state == ComputationState.RUNNING else None


def held_at_work[C: Computation](rows: QuerySet[C], number: UUID, turn: int) -> C:
    """The row, held, while this turn is at work; inside a transaction. Raises StoppedError where it is no more."""
    row = rows.select_for_update().filter(id=number, turn=turn, state__in=AT_WORK).first()
    if row is None:
        raise StoppedError
    return row


def _detail(error: Exception) -> str:
    """The one number or name that the words on a problem speak of."""
    return str(getattr(error, "needed", "") or getattr(error, "key", ""))


@transaction.atomic
def fail_abandoned(model: type[Computation], *, by: Actor) -> None:
    """Those under way on which no worker will be any more: its job was given up, or cancelled.

    Whoever looks at one reads so, and can begin it again.
    """
    under_way = model._default_manager.filter(state__in=UNDER_WAY)
    ended = queue.ended([number for number in under_way.values_list("job_id", flat=True) if number])
    for problem, is_cancelled in ((LOST, False), (TAKEN_OUT, True)):
        rows = under_way.filter(job_id__in=[number for number, how in ended.items() if how == is_cancelled])
        rows.filter(state=ComputationState.STOPPING).update(state=ComputationState.STOPPED, ended_at=now())
        if failed := rows.update(state=ComputationState.FAILED, problem=problem, ended_at=now()):
            detail = {"job": model.WORK, "problem": problem, "number": failed}
            audit.record("diagnostic.fail_abandoned", by=by, detail=detail)
