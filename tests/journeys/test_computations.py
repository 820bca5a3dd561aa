"""A run and a search are stopped and begun again while their pages tell how far they are. Each page passes axe."""

import pytest
from playwright.sync_api import Page, expect

from hanse.diagnostic.actions import ask_for_roadmap, run_search
from hanse.diagnostic.actions.run import start_run
from hanse.diagnostic.actions.run_work import carry_out_run
from hanse.diagnostic.engine.roadmap.optimise import optimise
from hanse.diagnostic.engine.study.carrying_out import in_this_process
from hanse.diagnostic.engine.study.settings import Uncertainty, settings_json
from hanse.diagnostic.enums import StudyKind
from hanse.diagnostic.models import RoadmapSearch
from hanse.kernel.clock import today
from hanse.network.demo.rounds import finished_round
from tests.diagnostic.roadmaps import SYSTEM, scenario, submitted
from tests.diagnostic.rounds import a_team
from tests.factories import CityFactory
from tests.journeys.browser import check_page, enter, shot

pytestmark = [pytest.mark.long, pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PATIENCE = 20_000
"""Milliseconds in which a page that asks every two seconds has surely heard of it."""


def looked_at(page: Page, path: str, name: str) -> None:
    """Also in Arabic."""
    for language in ("ar", "en"):
        page.goto(f"/{language}/{path}", timeout=PATIENCE)
        check_page(page)
        shot(page, f"{name}-{language}")


@pytest.mark.parametrize("width", [1280, 375])
def test_a_run_is_stopped_and_resumed(visitor, live_server, width) -> None:
    cities = [CityFactory(income_group="high") for _ in range(3)]
    round_ = finished_round("Full", cities, ended=today(), years=0, by=SYSTEM)
    settings = settings_json(Uncertainty(replications=450))
    run = start_run(round_, kind=StudyKind.UNCERTAINTY, settings=settings, seed=1, by=SYSTEM)
    page, path = enter(visitor, live_server, a_team().secretariat, width), f"rounds/runs/{run.id}/"
    looked_at(page, path, "run-waits")

    def stopped_by_her(study, numbers):
        """As the worker computes, while she looks and presses the button."""
        for given, number in enumerate(numbers):
            if given == 2:
                expect(page.get_by_text("2 of 6 done")).to_be_visible(timeout=PATIENCE)
                looked_at(page, path, "run-is-computed")
                page.get_by_role("button", name="Stop", exact=True).click()
                expect(page.get_by_text("It ends with the part at hand.")).to_be_visible()
            yield number, study.block(number)

    carry_out_run(run.id, 1, spread=stopped_by_her)
    expect(page.get_by_role("button", name="Resume")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("3 of 6 done")).to_be_visible()
    looked_at(page, path, "run-stopped")
    page.get_by_role("button", name="Resume").click()
    expect(page.get_by_text("The run goes on where it stopped.")).to_be_visible()

    carry_out_run(run.id, 2, spread=in_this_process)
    expect(page.get_by_role("heading", name="Take it away")).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize("width", [1280, 375])
def test_a_search_is_stopped_and_begun_again(visitor, live_server, width, monkeypatch) -> None:
    team = a_team()
    made = scenario(submitted(team))
    search = ask_for_roadmap(made, by=SYSTEM, seconds=5)
    page, path = enter(visitor, live_server, team.coordinator, width), f"roadmaps/{made.id}/"
    looked_at(page, path, "search-waits")

    def stopped_by_her(problem, *, seconds, watch):
        """As the worker seeks, while she looks and presses the button."""
        expect(page.get_by_text("no roadmap has been found yet")).to_be_visible(timeout=PATIENCE)
        looked_at(page, path, "search-is-under-way")
        page.get_by_role("button", name="Stop, and keep the best so far").click()
        expect(page.get_by_text("Being stopped", exact=True)).to_be_visible()
        return optimise(problem, seconds=seconds, watch=watch)

    with monkeypatch.context() as patched:
        patched.setattr("hanse.diagnostic.actions.roadmaps.search.optimise", stopped_by_her)
        run_search(search.id)
    expect(page.get_by_role("button", name="Search again")).to_be_visible(timeout=PATIENCE)
    looked_at(page, path, "search-stopped")
    page.get_by_role("button", name="Search again").click()
    expect(page.get_by_text("It begins when the jobs before it are done.")).to_be_visible()

    run_search(RoadmapSearch.objects.get(state="waiting").id)
    ended = page.get_by_text("there is no better roadmap").or_(page.get_by_text("A better roadmap may exist"))
    expect(ended).to_be_visible(timeout=PATIENCE)
