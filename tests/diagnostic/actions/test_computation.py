"""A run or a search on which worker after worker dies, or whose job is cancelled, says so and can be begun again."""

import pytest
from django.db import connection
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from hanse.diagnostic.actions import ask_for_roadmap, run_search
from hanse.diagnostic.actions.computation import LOST, TAKEN_OUT, fail_abandoned
from hanse.diagnostic.actions.run import resume_run, start_run, stop_run
from hanse.diagnostic.engine.study.settings import Official, settings_json
from hanse.diagnostic.enums import ComputationState, StudyKind
from hanse.diagnostic.models import RoadmapSearch, Run
from hanse.diagnostic.models.search import LANES
from hanse.diagnostic.tasks import carry_out, tell_of_abandoned
from hanse.host.cli.worker import CONCURRENCY
from hanse.kernel import queue
from hanse.kernel.clock import today
from hanse.kernel.jobs import MOST_ATTEMPTS
from hanse.kernel.models import AuditEntry
from hanse.network.demo.rounds import finished_round
from tests.diagnostic.roadmaps import SYSTEM, scenario, submitted
from tests.factories import CityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(db):
    cities = [CityFactory(income_group="high") for _ in range(2)]
    round_ = finished_round("Full", cities, ended=today(), years=0, by=SYSTEM)
    settings = settings_json(Official())
    return start_run(round_, kind=StudyKind.OFFICIAL, settings=settings, seed=1, by=SYSTEM)


def taken_up(number: int) -> None:
    """As by a worker whose row is gone: it has died on the job."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL WHERE id = %s", [number])


def die_again_and_again(number: int) -> int:
    """Workers take the job up and die on it, until it is given up; how many."""
    for died in range(1, 100):
        taken_up(number)
        if not queue.restart_stalled():
            return died
    raise AssertionError("it is never given up")


def test_a_search_on_which_worker_after_worker_dies_has_failed_and_is_sought_anew(team, sign_in, monkeypatch):
    made = scenario(submitted(team))
    search = ask_for_roadmap(made, by=SYSTEM)

    def dies(*_given, **_named):
        raise SystemExit

    monkeypatch.setattr("hanse.diagnostic.actions.roadmaps.search.optimise", dies)
    with pytest.raises(SystemExit):
        run_search(search.id)
    taken_up(search.job_id)
    tell_of_abandoned(0)
    search.refresh_from_db()
    assert search.state == ComputationState.RUNNING  # another worker may still do it

    assert die_again_and_again(search.job_id) == MOST_ATTEMPTS + 1
    tell_of_abandoned(0)

    search.refresh_from_db()
    assert (search.state, search.problem) == (ComputationState.FAILED, LOST)
    client, page = sign_in(team.coordinator), reverse("diagnostic:roadmap", args=[made.id])
    said = client.get(page).content.decode()
    assert "Work on it broke off again and again and was given up." in said
    looked = client.get(reverse("diagnostic:search_progress", args=[made.id]), headers={"HX-Request": "true"})
    assert looked.headers["HX-Refresh"] == "true"
    client.post(reverse("diagnostic:search_roadmap", args=[made.id]))
    assert RoadmapSearch.objects.get(state=ComputationState.WAITING).job_id > search.job_id


def test_a_run_whose_job_is_cancelled_says_so_and_is_resumed(run):
    queue.cancel(run.job_id, by=SYSTEM)

    tell_of_abandoned(0)

    run.refresh_from_db()
    assert (run.state, run.problem) == (ComputationState.FAILED, TAKEN_OUT)
    assert AuditEntry.objects.get(verb="diagnostic.fail_abandoned").detail["number"] == 1
    resume_run(run, by=SYSTEM)
    tell_of_abandoned(0)
    run.refresh_from_db()
    assert run.state == ComputationState.WAITING
    carry_out(run_id=str(run.id), turn=2)
    run.refresh_from_db()
    assert run.state == ComputationState.DONE


def test_one_that_was_to_be_stopped_when_it_was_given_up_is_stopped(run):
    Run.objects.filter(id=run.id).update(state=ComputationState.RUNNING)
    stop_run(run, by=SYSTEM)
    die_again_and_again(run.job_id)

    fail_abandoned(Run, by=SYSTEM)

    run.refresh_from_db()
    assert (run.state, run.problem) == (ComputationState.STOPPED, "")


def test_what_has_ended_well_stays_so(run):
    carry_out(run_id=str(run.id), turn=1)
    ProcrastinateJob.objects.all()._raw_delete("default")  # as the purge does after a month

    fail_abandoned(Run, by=SYSTEM)

    run.refresh_from_db()
    assert run.state == ComputationState.DONE


def test_runs_and_searches_have_lanes_of_their_own_and_leave_a_worker_to_letters(run, team):
    search = ask_for_roadmap(scenario(submitted(team)), by=SYSTEM)

    lanes = {one.id: one.lock for one in ProcrastinateJob.objects.filter(id__in=[run.job_id, search.job_id])}

    assert lanes[run.job_id] == "diagnostic.carry_out_run"
    assert lanes[search.job_id].startswith("diagnostic.search_roadmap.")
    assert LANES + 1 < CONCURRENCY
