"""The secretariat lets a round go over to a new version: the preview, the job, and what the city still reads."""

import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from hanse.diagnostic.actions import close_round, move_round
from hanse.diagnostic.method import places
from hanse.diagnostic.models import FormerSheet, Round
from hanse.diagnostic.queries.frameworks import questionnaire_of
from hanse.diagnostic.tasks import move
from hanse.kernel.ids import new_id
from hanse.questions.public import save_answer
from tests.diagnostic.mappings import MAPPING, SECOND
from tests.diagnostic.rounds import BACKEND, SYSTEM, a_team, begun
from tests.diagnostic.versions import FIRST, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "own_folder", lambda: tmp_path)
    with published(tmp_path, monkeypatch, v1_0=FIRST, v2_0=SECOND):
        folder = tmp_path / "sample" / "mappings"
        folder.mkdir()
        (folder / "1.0-to-2.0.yaml").write_text(MAPPING)
        yield a_team("1.0")


@pytest.fixture
def answering(team):
    made = begun(team)
    channels = questionnaire_of("sample", "1.0").questions["channels"]
    save_answer(made.sheet, channels, {"phone": 1, "desk": 3}, expected_version=0, by=SYSTEM)
    return made


@pytest.fixture
def client(client, team):
    client.force_login(team.secretariat, backend=BACKEND)
    return client


def text(response) -> str:
    return response.content.decode()


def test_the_preview_is_shown_before_anything_is_done(client, team, answering):
    path = reverse("diagnostic:move_round", args=[team.round.id])
    assert f'href="{path}"' in text(client.get(reverse("diagnostic:round", args=[team.round.id])))

    page = text(client.get(path))

    assert "Let “Round of tests” go over to version 2.0?" in page
    assert "Everybody has them by now" in page
    assert "How long do people wait?" in page
    assert "0 of 1" in page
    assert Round.objects.get().framework_version == "1.0"


def test_it_is_done_by_a_job(client, team, answering):
    client.post(reverse("diagnostic:move_round", args=[team.round.id]))
    asked = ProcrastinateJob.objects.get(task_name="diagnostic.move_round")
    assert Round.objects.get().framework_version == "1.0"

    move(**asked.args)

    assert Round.objects.get().framework_version == "2.0"
    page = text(client.get(reverse("diagnostic:round", args=[team.round.id])))
    assert "Version 1.0 → 2.0, assessments under way: 1" in page


def test_the_city_reads_its_answers_as_they_stood(client, team, answering):
    move_round(team.round, "2.0", by=SYSTEM)
    former = FormerSheet.objects.get()
    path = reverse("diagnostic:former_answers", args=[answering.id, former.id])
    client.force_login(team.coordinator, backend=BACKEND)

    page = text(client.get(path))

    assert "Telephone: Not at all; Counter: Always" in page
    assert "Not carried over" in page
    client.force_login(team.stranger, backend=BACKEND)
    assert client.get(path).status_code == 403


def test_answers_that_are_not_there_are_not_found(client, team, answering):
    assert client.get(reverse("diagnostic:former_answers", args=[answering.id, new_id()])).status_code == 404


def test_a_round_that_is_closed_or_asks_the_newest_is_left_as_it_is(client, team):
    path = reverse("diagnostic:move_round", args=[team.round.id])
    close_round(team.round, by=SYSTEM)

    assert "no newer version to go over to" in text(client.post(path, follow=True))
    assert Round.objects.get().framework_version == "1.0"


def test_nobody_but_the_secretariat_moves_a_round(client, team):
    client.force_login(team.coordinator, backend=BACKEND)

    assert client.post(reverse("diagnostic:move_round", args=[team.round.id])).status_code == 403
