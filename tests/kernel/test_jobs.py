"""Jobs by name, and jobs by the clock."""

import pytest
from django.db import connection
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from hanse.kernel import jobs, queue
from hanse.kernel.ids import new_id
from hanse.kernel.models import DomainEvent, JobFailure

CLOCK = {key[0]: periodic.task for key, periodic in app.periodic_registry.periodic_tasks.items()}


def test_the_clock_starts_jobs_of_several_domains():
    assert {"kernel.purge_notices", "identity.purge_sessions", "diagnostic.purge_quick_scans"} <= set(CLOCK)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(CLOCK))
def test_a_job_of_the_clock_runs_with_what_the_worker_hands_it(name):
    CLOCK[name](timestamp=1_790_000_000)


@pytest.mark.django_db
def test_why_a_job_failed_is_written_down_without_its_words(monkeypatch):
    """As the worker runs it, with what it hands over."""
    number = jobs.defer("kernel.deliver_event", event_id=str(new_id()))
    task = app.tasks["kernel.deliver_event"]
    seen = []
    monkeypatch.setattr(jobs, "watchers", [lambda *told: seen.append(told[:2])])

    with pytest.raises(DomainEvent.DoesNotExist):
        task(
            JobContext(app=app, job=_as_run(number), start_timestamp=0.0, abort_reason=lambda: None),
            event_id=str(new_id()),
        )

    failure = JobFailure.objects.get(job_id=number)
    assert (failure.error, failure.attempt) == ("DoesNotExist", 1)
    assert failure.place.startswith("get, ")
    assert seen == [("kernel.deliver_event", "failed")]


def _as_run(number: int) -> Job:
    return ProcrastinateJob.objects.get(id=number).procrastinate_job


@pytest.mark.django_db
def test_jobs_that_ended_long_ago_are_deleted_and_those_to_come_are_not():
    ended, waits, lately = (jobs.defer("kernel.send_notice", notice_id=str(new_id())) for _ in range(3))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE id = ANY(%s)", [[ended, lately]])
        cursor.execute("UPDATE procrastinate_events SET at = now() - interval '31 days' WHERE job_id <> %s", [lately])

    queue.purge()

    assert set(ProcrastinateJob.objects.values_list("id", flat=True)) == {waits, lately}


@pytest.mark.django_db
def test_jobs_of_a_lane_run_one_after_the_other():
    first, second = (jobs.defer_in_turn("test.lane", "kernel.send_notice", notice_id=str(new_id())) for _ in range(2))
    other = jobs.defer("kernel.send_notice", notice_id=str(new_id()))
    with connection.cursor() as cursor:
        taken = []
        for _turn in range(3):
            cursor.execute("SELECT id FROM procrastinate_fetch_job_v2(NULL, NULL)")
            taken += [number for (number,) in cursor.fetchall()]

    assert (first, other) == tuple(one for one in taken if one)
    assert second not in taken
