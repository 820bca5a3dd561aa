"""Scenarios played on the site end as they say, templates' too, and their outcomes are called."""

from datetime import UTC, datetime

import pytest

from hanse.frame import catalogue
from hanse.frame.queries import events_of
from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.tools.carried import templates
from hanse.frame.tools.rehearsing import rehearse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["report_street_problem", "business_licence"])
def test_every_scenario_of_a_template_ends_as_it_says(name):
    procedure = catalogue.declare(read_procedure(templates()[name]))
    for scenario in procedure.scenarios:
        case = rehearse(procedure, scenario)
        assert case.state == scenario.ends, scenario.key
        assert next(iter(events_of(case.id))).at == datetime.fromisoformat(scenario.begins).astimezone(UTC)
    catalogue.withdraw(name)
