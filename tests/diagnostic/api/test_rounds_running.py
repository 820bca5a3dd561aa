from datetime import date, timedelta
from uuid import uuid4

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from hanse.diagnostic.actions import close_round, move_round
from hanse.diagnostic.models import Extension
from tests.diagnostic.rounds import SYSTEM, a_team
from tests.diagnostic.versions import FIRST, SECOND, published
from tests.network.api.calls import program_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


def last_day(team) -> str:
    return f"/rounds/{team.round.id}/cities/{team.city.pk}/last-day/"


def later(team) -> date:
    return team.round.closes_on + timedelta(days=3)


def test_a_city_is_given_more_time_and_set_back(team):
    program, more = program_of(team.secretariat), {"last_day": str(later(team)), "reason": "Floods"}

    given = program.put(last_day(team), more)
    assert (given.status_code, given.json()) == (200, {"city": str(team.city.pk), "last_day": str(later(team))})
    assert Extension.objects.get().reason == "Floods"
    own = program_of(team.coordinator).get(f"/rounds/{team.round.id}/").json()
    assert own["later_last_days"] == [given.json()]

    assert program.call("DELETE", last_day(team)).status_code == 204
    assert program.call("DELETE", last_day(team)).status_code == 204
    assert not Extension.objects.exists()


def test_more_time_is_refused_with_its_reason(team):
    program = program_of(team.secretariat)
    early = program.put(last_day(team), {"last_day": str(team.round.closes_on), "reason": "Floods"})
    nowhere = program.call("DELETE", last_day(team).replace(str(team.city.pk), str(uuid4())))
    close_round(team.round, by=SYSTEM)
    closed = program.put(last_day(team), {"last_day": str(later(team)), "reason": "Floods"})

    assert early.status_code == 422
    assert early.json()["errors"][0]["where"] == "/last_day"
    assert nowhere.status_code == 404
    assert closed.status_code == 409


def test_a_round_goes_over_to_another_version(tmp_path, monkeypatch):
    with published(tmp_path, monkeypatch, v1_0=FIRST, v1_1=SECOND):
        team = a_team("1.0")
        program, path = program_of(team.secretariat), f"/rounds/{team.round.id}/move/"
        unknown = program.post(path, {"framework_version": "7"})
        asked = program.post(path, {})
        job = ProcrastinateJob.objects.get(task_name="diagnostic.move_round")

        assert unknown.status_code == 422
        assert unknown.json()["errors"][0]["where"] == "/framework_version"
        assert asked.status_code == 202
        assert (job.args["round_id"], job.args["version"]) == (str(team.round.id), "1.1")
        move_round(team.round, "1.1", by=SYSTEM)
        assert program.post(path, {}).status_code == 200
        assert ProcrastinateJob.objects.filter(task_name="diagnostic.move_round").count() == 1
