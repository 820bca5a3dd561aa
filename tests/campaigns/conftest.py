"""The live site of the campaigns, and the test's own look into its rows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections

from hanse.diagnostic.actions import open_assessment
from hanse.diagnostic.models import Assessment
from hanse.diagnostic.queries.frameworks import questionnaire_of
from tests import databases
from tests.campaigns.live import Live, new_folder, remove, until_back
from tests.campaigns.people import Browser, Crew, a_crew, caller_of
from tests.campaigns.savers import PageSaver, ProgramSaver, Saver
from tests.host.site import find_free_port


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Campaigns start, kill and load a whole site: they belong to `make test-long`."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.long)


@pytest.fixture(scope="session")
def the_site(django_test_environment: None) -> Iterator[Live]:
    """One site for all campaigns of this process: it must outlive what they do to it."""
    folder = new_folder()
    site = Live(folder, find_free_port())
    yield site
    site.stop()
    remove(folder)


@pytest.fixture
def live(the_site: Live, django_db_blocker: pytest.FixtureRequest) -> Iterator[Live]:
    """The running site; Django's rows are those of its database for the length of the test."""
    before = dict(connections["default"].settings_dict)
    with django_db_blocker.unblock():
        databases.point_django_at(the_site.database_url)
        until_back(the_site)  # what an earlier campaign killed may still be on its way up
        yield the_site
        connections["default"].close()
    connections["default"].settings_dict.update(before)


@pytest.fixture
def crew(live: Live) -> Crew:
    return a_crew()


@pytest.fixture
def assessment(crew: Crew) -> Assessment:
    return open_assessment(city=crew.city, round_=crew.round, by=crew.coordinator.actor)


@pytest.fixture
def browser(live: Live, crew: Crew) -> Browser:
    """The coordinator, signed in."""
    return Browser(live).sign_in(crew.coordinator)


@pytest.fixture
def savers(live: Live) -> list[Saver]:
    """Four officials of one city on one assessment, each with a question of her own: two on pages, two programs."""
    crew = a_crew()
    assessment = open_assessment(city=crew.city, round_=crew.round, by=crew.coordinator.actor)
    keys = iter(questionnaire_of(*crew.round.method).order)
    people = (crew.coordinator, crew.contributor)
    return [
        *(PageSaver(assessment, next(keys), browser=Browser(live).sign_in(one)) for one in people),
        *(ProgramSaver(assessment, next(keys), caller=caller_of(live, one)) for one in people),
    ]
