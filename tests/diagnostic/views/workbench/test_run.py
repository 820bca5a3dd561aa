"""One run: its progress, its results, and what can be done with it."""

import json

import pytest
from click.testing import CliRunner
from django.urls import reverse

from hanse.diagnostic.actions.run import start_run
from hanse.diagnostic.engine.model.rules import Aggregation, Mean
from hanse.diagnostic.engine.study.settings import (
    Official,
    Relations,
    Sensitivity,
    Uncertainty,
    WhatIf,
    kind_of,
    settings_json,
)
from hanse.diagnostic.enums import ComputationState, StudyKind
from hanse.diagnostic.management.recompute import recompute
from hanse.diagnostic.models import Run
from hanse.diagnostic.tasks import carry_out
from hanse.kernel.clock import today
from hanse.network.demo.rounds import finished_round
from tests.diagnostic.peers import submitted
from tests.diagnostic.rounds import SYSTEM
from tests.factories import CityFactory
from tests.journeys.browser import check_page, shot

pytestmark = pytest.mark.django_db
STUDIES = {
    "official": Official(),
    "relations": Relations(tier="force"),
    "what_if": WhatIf(weights={"systems": 3.0}, means={"dimension": Aggregation(mean=Mean.MINIMUM)}),
    "uncertainty": Uncertainty(replications=100),
    "sensitivity": Sensitivity(size=64),
}
SAID = {
    "official": ("scores the answers anew", "City 3", "Policy and institution"),
    "relations": ("Cronbach", "External force", "Most alike"),
    "what_if": ("cities change their rank", "Weight of “Current systems”", "3 instead of 1", "The weakest part"),
    "uncertainty": ("in nine replications of ten", "City 2", "±25%"),
    "sensitivity": ("Most is moved by", "Points of the design", "Weights"),
}


@pytest.fixture
def round_():
    cities = [CityFactory(name=f"City {number}", income_group="high") for number in range(10)]
    return finished_round("Full", cities, ended=today(), years=0, by=SYSTEM)


@pytest.fixture
def client(sign_in, team):
    return sign_in(team.secretariat)


def begun(round_, study="uncertainty"):
    settings = STUDIES[study]
    kind = StudyKind(kind_of(settings).value)
    return start_run(round_, kind=kind, settings=settings_json(settings), seed=1, by=SYSTEM)


def path_of(run, name="run", *more):
    return reverse(f"diagnostic:{name}", args=[run.id, *more])


def test_every_study_is_shown_and_taken_away_and_computed_again(client, round_, tmp_path):
    submitted(round_, [CityFactory(name="Silent")], scored=False)
    for study, said in SAID.items():
        run = begun(round_, study)
        carry_out(run_id=str(run.id), turn=1)

        page = client.get(path_of(run)).content.decode()
        file = tmp_path / f"{study}.json"
        file.write_bytes(client.get(path_of(run, "run_file")).content)

        assert all(words in page for words in said), study
        assert "1 city is left out here: it has answered too little" in page
        assert "hx-trigger" not in page
        assert CliRunner().invoke(recompute, [str(file)]).exit_code == 0
        assert "City" not in file.read_text().replace('"round": "Full"', "")


def test_the_published_scores_are_those_that_are_computed_again(client, round_, tmp_path):
    """Not what the run computed: a stored score that is off is found."""
    run = begun(round_, "official")
    carry_out(run_id=str(run.id), turn=1)
    file, given = tmp_path / "official.json", client.get(path_of(run, "run_file")).json()
    assert len(given["results"]["units"]["rows"]) == 10
    given["results"]["units"]["values"][0][0] += 0.000000001
    file.write_text(json.dumps(given))

    said = CliRunner().invoke(recompute, [str(file)])

    assert said.exit_code == 1
    assert said.output.count("DIFFERS: units / ") == 1


def test_tables_and_pictures_name_the_cities(client, round_):
    run = begun(round_, "what_if")
    carry_out(run_id=str(run.id), turn=1)

    table = client.get(path_of(run, "run_table", "units")).content.decode("utf-8-sig")
    picture = client.get(path_of(run), {"picture": "shifts", "as": "svg"}).content.decode()

    assert table.splitlines()[0] == "units,score,other_score,rank,other_rank,shift"
    assert {line.split(",")[0] for line in table.splitlines()[1:]} == {f"City {number}" for number in range(10)}
    assert "City 3" in picture
    assert client.get(path_of(run, "run_table", "streets")).status_code == 404


def test_progress_is_told_without_a_script_and_looked_at_again_with_one(client, round_, django_assert_num_queries):
    run = begun(round_)
    assert "It begins when the jobs before it are done." in client.get(path_of(run)).content.decode()
    Run.objects.filter(id=run.id).update(state=ComputationState.RUNNING, done=3, total=11)

    with django_assert_num_queries(3):
        page = client.get(path_of(run)).content.decode()
    part = client.get(path_of(run, "run_progress"), headers={"HX-Request": "true"})

    for said in (page, part.content.decode()):
        assert "3 of 11 done" in said
        assert 'hx-trigger="every 2s"' in said
    assert f'href="{path_of(run)}">Look again' in page
    assert "HX-Refresh" not in part.headers
    assert client.get(path_of(run, "run_progress")).headers["Location"] == path_of(run)
    assert client.get(path_of(run, "run_file")).status_code == 404


def test_a_run_is_stopped_resumed_and_deleted_by_its_buttons(client, round_):
    run = begun(round_)
    assert "you can resume" in client.post(path_of(run, "stop_run"), follow=True).content.decode()
    assert "neither" not in client.post(path_of(run, "resume_run"), follow=True).content.decode()
    run.refresh_from_db()
    assert (run.state, run.turn) == (ComputationState.WAITING, 2)
    assert "neither stopped nor failed" in client.post(path_of(run, "resume_run"), follow=True).content.decode()

    assert "Its numbers are gone for good" in client.get(path_of(run, "delete_run")).content.decode()
    assert client.post(path_of(run, "delete_run")).url == reverse("diagnostic:workbench", args=[round_.id])
    assert client.get(path_of(run)).status_code == 404


@pytest.mark.parametrize(
    ("problem", "detail", "said"),
    [
        ("too_few", "10", "Fewer than 10 cities"),
        ("no_mean", "network", "The part “network”"),
        ("no_cluster", "", "does not answer"),
        ("unexpected", "MemoryError", "nobody foresaw (MemoryError)"),
    ],
)
def test_what_went_wrong_is_said_in_words(client, round_, problem, detail, said):
    run = begun(round_)
    Run.objects.filter(id=run.id).update(state=ComputationState.FAILED, problem=problem, problem_detail=detail)

    page = client.get(path_of(run)).content.decode()

    assert said in page
    assert "Resume" in page


@pytest.mark.long
@pytest.mark.parametrize("width", [1280, 375])
def test_a_run_can_be_read_by_everyone(live_server, visitor, client, round_, width):
    run = begun(round_, "relations")
    carry_out(run_id=str(run.id), turn=1)
    page = visitor(live_server.url, width=width)
    page.context.add_cookies(
        [{"name": name, "value": cookie.value, "url": live_server.url} for name, cookie in client.cookies.items()]
    )
    page.goto(path_of(run))

    check_page(page)
    shot(page, "run")
