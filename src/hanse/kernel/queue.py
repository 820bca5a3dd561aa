"""What waits, runs and failed among the jobs, and when their worker was last seen; and what an operator does to one.

The queue lives by the time of day, as its rows do, also where a preview's clock is ahead of it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import connection, transaction
from django.db.models import Count, Max, OuterRef, Q, Subquery
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob, ProcrastinateWorker
from procrastinate.exceptions import ConnectorException

from hanse.kernel import audit
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.kernel.errors import NotThere
from hanse.kernel.jobs import MOST_ATTEMPTS, says
from hanse.kernel.models import JobFailure

KEPT_FOR = timedelta(days=30)
"""How long jobs that have ended stay, and why they failed."""

SILENT_FOR = timedelta(seconds=40)
"""Workers say every ten seconds that they live; one that has not for so long is gone."""


GOES_ON, CANCELLED = frozenset({"todo", "doing"}), frozenset({"cancelled", "aborted"})
"""Jobs that a worker takes up or is at, and those that an operator ended, in procrastinate's words."""


class Stands(StrEnum):
    """How a job stands, in procrastinate's words."""

    FAILED = "failed"
    RUNNING = "doing"
    WAITING = "todo"
    DONE = "succeeded"


@dataclass(frozen=True, slots=True)
class Job:
    """One job: since when it stands so, when it is due, and why it last failed."""

    id: int
    name: str
    says: str
    stands: Stands
    attempts: int
    since: datetime | None
    due: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A job of the clock: what it does, its cron line, and how its last turn ended; None where it had none yet."""

    name: str
    says: str
    cron: str
    ended: datetime | None
    well: bool


def worker_seen_at() -> datetime | None:
    """When a worker last said that it lives; each says so every ten seconds. None where none runs."""
    last: datetime | None = ProcrastinateWorker.objects.aggregate(last=Max("last_heartbeat"))["last"]
    return last


def numbers() -> Mapping[Stands, int]:
    """How many jobs stand how."""
    found = ProcrastinateJob.objects.filter(status__in=list(Stands)).values_list("status").annotate(Count("id"))
    counted = dict(found)
    return {one: counted.get(one.value, 0) for one in Stands}


def jobs(stands: Stands, *, most: int, only: int | None = None) -> list[Job]:
    """Jobs that stand so: of those that wait the next first, of the others the latest."""
    rows = ProcrastinateJob.objects.filter(status=stands.value)
    if only is not None:
        rows = rows.filter(id=only)
    latest = ProcrastinateEvent.objects.filter(job_id=OuterRef("id")).order_by("-id").values("at")[:1]
    order = ("scheduled_at", "id") if stands is Stands.WAITING else ("-id",)
    found = [*rows.annotate(since=Subquery(latest)).order_by(*order)[:most]]
    why = {one.job_id: str(one) for one in JobFailure.objects.filter(job_id__in=[row.id for row in found])}
    return [
        Job(
            id=row.id,
            name=row.task_name,
            says=says(row.task_name),
            stands=stands,
            attempts=row.attempts,
            since=row.since,
            due=row.scheduled_at,
            reason=why.get(row.id, ""),
        )
        for row in found
    ]


def by_the_clock() -> list[Turn]:
    """The jobs of the clock, by name."""
    crons = {name: task.cron for (name, _), task in app.periodic_registry.periodic_tasks.items()}
    ends = ProcrastinateEvent.objects.filter(job__task_name__in=crons, type__in=["succeeded", "failed"])
    last = ends.order_by("job__task_name", "-at").distinct("job__task_name")
    ended = {name: (at, kind) for name, at, kind in last.values_list("job__task_name", "at", "type")}
    turns = []
    for name, cron in sorted(crons.items()):
        at, kind = ended.get(name, (None, ""))
        turns.append(Turn(name, says(name), cron, at, kind == "succeeded"))
    return turns


def ended(numbers: Collection[int]) -> dict[int, bool]:
    """Of these jobs those that no worker takes up any more → whether an operator cancelled it.

    Else it is done, failed too often, worker after worker died on it, or nobody knows it.
    """
    found = dict(ProcrastinateJob.objects.filter(id__in=numbers).values_list("id", "status"))
    return {one: found.get(one) in CANCELLED for one in numbers if found.get(one) not in GOES_ON}


@transaction.atomic
def retry(number: int, *, by: Actor) -> None:
    """Have a failed job run again now. Raises NotThere where it has not failed."""
    if not ProcrastinateJob.objects.filter(id=number, status=Stands.FAILED.value).exists():
        raise NotThere
    app.job_manager.retry_job_by_id(number, retry_at=timezone.now())
    audit.record("kernel.retry_job", by=by, detail={"job": number})


@transaction.atomic
def cancel(number: int, *, by: Actor) -> None:
    """Have a job that waits never run. Raises NotThere where it runs by now, or has ended."""
    if not app.job_manager.cancel_job_by_id(number):
        raise NotThere
    audit.record("kernel.cancel_job", by=by, detail={"job": number})


def restart_stalled() -> int:
    """Have the jobs run again whose worker died on them; returns how many.

    A job runs at least once, so each is written to be run again. One on which worker after worker dies is given up, and
    so is a turn of the clock whose next one waits already.
    """
    gone = Q(worker=None) | Q(worker__last_heartbeat__lt=timezone.now() - SILENT_FOR)
    stalled = ProcrastinateJob.objects.filter(gone, status=Stands.RUNNING.value)
    return sum(_again(number, attempts) for number, attempts in list(stalled.values_list("id", "attempts")))


def _again(number: int, attempts: int) -> bool:
    try:
        with transaction.atomic():
            if attempts < MOST_ATTEMPTS:
                app.job_manager.retry_job_by_id(number, retry_at=timezone.now())
                return True
    except ConnectorException:  # it has ended after all, or its next turn waits
        pass
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT procrastinate_finish_job_v1(id, 'failed', false)
            FROM procrastinate_jobs WHERE id = %s AND status = 'doing' FOR UPDATE""",
            [number],
        )
    JobFailure.objects.create(job_id=number, attempt=attempts + 1, error="WorkerLost", place="a process that ended")
    return False


def purge() -> None:
    """Delete jobs that ended long ago, with why they failed before; failed ones stay as long."""
    with connection.cursor() as cursor:
        cursor.execute(
            """DELETE FROM procrastinate_jobs AS job
            WHERE status NOT IN ('todo', 'doing')
                AND (SELECT max(at) FROM procrastinate_events WHERE job_id = job.id) < %s""",
            [timezone.now() - KEPT_FOR],
        )
    JobFailure.objects.filter(created_at__lt=now() - KEPT_FOR).delete()


def lengths() -> Iterable[tuple[int, Mapping[str, str]]]:
    """The queue for `gauges`."""
    return [(number, {"hanse.job.state": stands.value}) for stands, number in numbers().items()]
