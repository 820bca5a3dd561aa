"""Wherever results are seen before they are final, they say so; afterwards nothing does."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse

from hanse.diagnostic.actions import close_round, reopen_assessment, share_results
from hanse.diagnostic.documents.report.flags import flags
from hanse.diagnostic.documents.stored import report_of
from hanse.diagnostic.documents.tables import csv_of
from hanse.diagnostic.enums import SharingLevel
from hanse.diagnostic.models import Round
from hanse.diagnostic.presenters.results import results_page
from hanse.kernel.clock import today
from hanse.ui import formats
from tests.diagnostic.peers import submitted
from tests.diagnostic.rounds import BACKEND, SYSTEM, a_team, submitted_in
from tests.diagnostic.versions import FIRST, published
from tests.network.api.calls import program_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(tmp_path, monkeypatch):
    with published(tmp_path, monkeypatch, v1_0=FIRST):
        yield a_team("1.0")


@pytest.fixture
def one(team):
    made = submitted_in(team, team.round)
    share_results(city=team.city, round_=team.round, level=SharingLevel.PUBLIC, by=SYSTEM)
    return made


def pages(team, one) -> dict[str, str]:
    both, mine = [team.round.id, team.city.party_id], [one.id]
    return {
        "own": reverse("diagnostic:results", args=mine),
        "consent": reverse("diagnostic:share", args=mine),
        "assessment": reverse("diagnostic:assessment", args=mine),
        "members": reverse("diagnostic:network"),
        "a member": reverse("diagnostic:network_city", args=both),
        "everybody": reverse("diagnostic:public_results"),
        "a city": reverse("diagnostic:public_city", args=both),
        "directory": reverse("members:listed", args=[team.city.party_id]),
    }


def marked(client, team, one) -> set[str]:
    client.force_login(team.coordinator, backend=BACKEND)
    read = {name: client.get(path).content.decode() for name, path in pages(team, one).items()}
    return {name for name, page in read.items() if "Provisional" in page}


def test_every_page_that_shows_results_says_that_they_are_provisional(client, team, one):
    assert marked(client, team, one) == set(pages(team, one))

    close_round(team.round, by=SYSTEM)

    assert marked(client, team, one) == set()


def test_so_do_the_files_the_report_and_the_answers_to_programs(client, team, one):
    program, until = program_of(team.coordinator), str(team.round.final_on)

    def told() -> list[object]:
        one.round.refresh_from_db()
        page = results_page(one, "en")
        client.force_login(team.coordinator, backend=BACKEND)
        shared = client.get(reverse("diagnostic:network_file")).content.decode("utf-8-sig")
        return [
            program.get(f"/assessments/{one.id}/results/").json()["provisional_until"],
            program.get(f"/rounds/{team.round.id}/shared-results/").json()["items"][0]["provisional_until"],
            next(csv.DictReader(io.StringIO(csv_of(page).decode("utf-8-sig"))))["provisional_until"] or None,
            next(csv.DictReader(io.StringIO(shared)))["provisional_until"] or None,
        ]

    assert told() == [until] * 4
    day = formats.date(team.round.final_on)
    said = f"Provisional: the city can correct its answers until {day}."
    assert flags(report_of(results_page(one, "en"), "en")) == [said]
    close_round(team.round, by=SYSTEM)
    assert told() == [None] * 4
    assert flags(report_of(results_page(one, "en"), "en")) == []


def test_closing_says_that_results_become_final_and_whose_correction_is_lost(client, team, one):
    reopen_assessment(one, reason="A wrong figure", by=SYSTEM)
    client.force_login(team.secretariat, backend=BACKEND)

    page = client.get(reverse("diagnostic:close_round", args=[team.round.id])).content.decode()

    assert f"Results become final at once, and not on {formats.date(team.round.final_on)}" in page
    assert "Corrections under way come too late, and what stood before counts: Gumi" in " ".join(page.split())


def test_a_correction_that_came_too_late_is_shown_as_such_and_waits_for_nobody(client):
    team = a_team()
    [one] = submitted(team.round, [team.city])
    late = reopen_assessment(one, reason="A wrong figure", by=SYSTEM)
    client.force_login(team.coordinator, backend=BACKEND)
    path, work = reverse("diagnostic:assessment", args=[late.id]), reverse("diagnostic:work")
    assert path in client.get(work).content.decode()

    Round.objects.update(closes_on=today() - timedelta(days=2), final_on=today())

    page = client.get(path).content.decode()
    assert "this correction came too late" in page
    assert reverse("diagnostic:lay", args=[late.id]) not in page
    assert path not in client.get(work).content.decode()
    assert (
        reverse("diagnostic:reopen", args=[one.id])
        not in client.get(reverse("diagnostic:assessment", args=[one.id])).content.decode()
    )
