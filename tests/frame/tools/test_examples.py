"""Examples of the templates: real cases of the past months, ended and open, with files that can be opened."""

from datetime import timedelta

import pytest

from hanse.frame import catalogue
from hanse.frame.actions import appoint_officer
from hanse.frame.models import Case
from hanse.frame.queries import chain_of
from hanse.frame.spec.chain import broken_links
from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.tools.carried import templates
from hanse.frame.tools.examples import AGES, make_examples
from hanse.kernel.actor import Actor
from hanse.kernel.clock import now
from hanse.kernel.models import StoredFile
from tests.factories.identity import UserFactory

pytestmark = pytest.mark.django_db
OFFERED = ("building_permit", "report_street_problem")


@pytest.fixture
def made():
    """The number of examples, of two templates, at a site with two officers."""
    procedures = [catalogue.declare(read_procedure(templates()[name])) for name in OFFERED]
    for _ in range(2):
        user = UserFactory()
        for office in {one.key for procedure in procedures for one in procedure.offices}:
            appoint_officer(user, office, by=Actor.system("test"))
    yield make_examples()
    for name in OFFERED:
        catalogue.withdraw(name)


def test_examples_are_of_the_past_and_some_are_open(made):
    cases = Case.objects.all()
    assert made == len(cases) == len(AGES) * len(OFFERED)
    assert {one.service for one in cases} == set(OFFERED)
    assert any(one.ended_at for one in cases)
    assert any(one.ended_at is None for one in cases)
    assert all(one.submitted_at < now() for one in cases)
    assert min(one.submitted_at for one in cases) < now() - timedelta(days=180)


def test_their_events_are_chained_as_any_others(made):
    for case in Case.objects.all():
        links = chain_of(case.id)
        assert [link.event.at for link in links] == sorted(link.event.at for link in links)
        assert case.head == links[-1].hash
        assert not list(broken_links(links))


def test_their_files_can_be_opened(made):
    stored = StoredFile.objects.filter(media_type="application/pdf").first()
    assert stored.content.read().startswith(b"%PDF")


def test_a_site_that_has_cases_is_left_alone(made):
    assert make_examples() == 0
    assert Case.objects.count() == made
