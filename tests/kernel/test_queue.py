"""Jobs whose worker died on them run again; what cannot is given up and says so."""

from datetime import timedelta

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from hanse.kernel import clock, jobs, queue
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.kernel.models import JobFailure

pytestmark = pytest.mark.django_db


def taken_up(*, heard: timedelta | None, attempts: int = 0, lock: str | None = None) -> int:
    """A job on which a worker is, who was last heard of so long ago (None: its row is gone by now)."""
    number = jobs.defer("kernel.deliver_event", event_id="1")
    worker = None
    with connection.cursor() as cursor:
        if heard is not None:
            cursor.execute(
                "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s) RETURNING id", [now() - heard]
            )
            worker = cursor.fetchone()[0]
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s, attempts = %s, queueing_lock = %s WHERE id = %s",
            [worker, attempts, lock, number],
        )
    return number


def stands(number: int) -> str:
    return str(ProcrastinateJob.objects.get(id=number).status)


@pytest.mark.parametrize("heard", [timedelta(minutes=1), None])
def test_a_job_whose_worker_is_gone_runs_again(heard):
    number = taken_up(heard=heard)
    assert queue.restart_stalled() == 1
    assert stands(number) == "todo"
    assert ProcrastinateJob.objects.get(id=number).attempts == 1


def test_a_job_whose_worker_lives_is_left_to_it():
    number = taken_up(heard=timedelta(seconds=11))
    assert queue.restart_stalled() == 0
    assert stands(number) == "doing"


def test_a_worker_that_lives_is_seen_also_where_the_clock_is_ahead(monkeypatch):
    number = taken_up(heard=timedelta(seconds=5))
    monkeypatch.setattr(clock, "_ahead", [lambda: timedelta(days=30)])
    assert queue.restart_stalled() == 0
    assert stands(number) == "doing"


def test_one_on_which_worker_after_worker_dies_is_given_up():
    number = taken_up(heard=None, attempts=jobs.MOST_ATTEMPTS)
    assert queue.restart_stalled() == 0
    assert stands(number) == "failed"
    assert JobFailure.objects.get(job_id=number).error == "WorkerLost"


def test_a_turn_of_the_clock_whose_next_one_waits_is_given_up():
    number = taken_up(heard=None, lock="kernel.every_minute")
    with connection.cursor() as cursor:
        following = jobs.defer("kernel.deliver_event", event_id="2")
        cursor.execute("UPDATE procrastinate_jobs SET queueing_lock = 'kernel.every_minute' WHERE id = %s", [following])
    assert queue.restart_stalled() == 0
    assert stands(number) == "failed"
    assert stands(following) == "todo"


def test_jobs_that_no_worker_takes_up_any_more_are_told_from_those_that_wait_or_run():
    waits, runs, given_up, cancelled = (jobs.defer("kernel.deliver_event", event_id=str(one)) for one in range(4))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [runs])
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE id = %s", [given_up])
    queue.cancel(cancelled, by=Actor.system("test"))
    unknown = cancelled + 1000

    assert queue.ended([waits, runs, given_up, cancelled, unknown]) == {
        given_up: False,
        cancelled: True,
        unknown: False,
    }
