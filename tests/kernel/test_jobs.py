"""Jobs by name, and jobs by the clock."""

import pytest
from procrastinate.contrib.django import app

CLOCK = {key[0]: periodic.task for key, periodic in app.periodic_registry.periodic_tasks.items()}


def test_the_clock_starts_jobs_of_several_domains():
    assert {"kernel.purge_notices", "identity.purge_sessions", "diagnostic.purge_quick_scans"} <= set(CLOCK)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(CLOCK))
def test_a_job_of_the_clock_runs_with_what_the_worker_hands_it(name):
    CLOCK[name](timestamp=1_790_000_000)
