"""The API against its own description: generated requests, good and bad, to every operation."""

import functools
import re
from uuid import UUID

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import override_settings
from hypothesis import HealthCheck, Phase, settings
from jsonschema import Draft202012Validator
from ninja import Schema

from hanse.diagnostic.actions import lay_for_sign_off, sign_off
from hanse.frame.actions import appoint_officer
from tests.diagnostic.rounds import SYSTEM, a_round, a_team, answered, begun
from tests.frame.api.calling import asked_for_more
from tests.frame.conftest import service
from tests.frame.workflow.test_moving import a_case
from tests.network.api.calls import key_for

__all__ = ["service"]

pytestmark = pytest.mark.django_db
SHORT = settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
LONG = settings(SHORT, max_examples=300)


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def ids(team, service):
    """Ids of a city's things and of a case; the key is of its coordinator, who is an officer too."""
    for office in ("building", "fire"):
        appoint_officer(team.coordinator, office, by=SYSTEM)
    return {
        "assessment_id": begun(team).id,
        "round_id": team.round.id,
        "service": service.key,
        "case_id": asked_for_more(str(a_case(service).id), service).id,
        "key": key_for(team.coordinator),
    }


@pytest.fixture
def with_results(team):
    """Makes an assessment with results once it is asked for: this takes its time, and few operations need it."""

    @functools.cache
    def made() -> UUID:
        team.round = a_round("Submitted")
        one = begun(team)
        sign_off(lay_for_sign_off(answered(one), by=team.coordinator.actor), by=team.approver)
        return one.id

    return made


@pytest.fixture(autouse=True)
def _one_connection_and_no_limit():
    """Requests share the test's transaction, as Django's own client makes them do."""
    signals = (request_started, request_finished)
    for one in signals:
        one.disconnect(close_old_connections)
    with override_settings(API_REQUESTS_PER_MINUTE=10**9):
        yield
    for one in signals:
        one.connect(close_old_connections)


CONFIG = schemathesis.Config.from_dict(
    {
        # The key is given to every request; what comes without one is tried in test_api.py.
        "generation": {"with-security-parameters": False},
        # A description of types cannot say everything: which questions there are, which characters can be stored.
        "checks": {
            "positive_data_acceptance": {"expected-statuses": ["2xx", 400, 401, 403, 404, 409, 412, 422]},
        },
    }
)
WELL_FORMED = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application(), config=CONFIG)


def call(case, ids, with_results):
    """Send it, to things that are there where it names any that could be; check the answer against the description."""
    given = case.path_parameters or {}
    real = ids | {"assessment_id": with_results()} if "results/" in case.path else ids
    if "service" in given and "/" not in given["service"]:
        given["service"] = ids["service"]
    for name in ("assessment_id", "round_id", "case_id"):
        if name in given and WELL_FORMED.fullmatch(str(given[name])):
            given[name] = str(real[name])
    if given.get("kind") == "pdf":
        case.query = {}  # a report takes its time, and is tried in every language by its own tests
    # What is large enough comes packed to who can unpack it, which this client cannot.
    case.call_and_validate(headers={"Authorization": f"Bearer {ids['key']}", "Accept-Encoding": "identity"})


@schema.parametrize()
@SHORT
def test_every_operation_keeps_to_its_description(case, ids, with_results):
    call(case, ids, with_results)


@pytest.mark.long
@schema.parametrize()
@LONG
def test_every_operation_keeps_to_its_description_for_long(case, ids, with_results):
    call(case, ids, with_results)


def test_no_two_values_have_one_name():
    """The description would have the one for the other."""
    found = [
        one for one in every_class_below(Schema) if one.__module__.startswith("hanse.") and "[" not in one.__name__
    ]

    twice = {one.__name__ for one in found if sum(other.__name__ == one.__name__ for other in found) > 1}

    assert len(found) > 40
    assert twice == set()


def every_class_below(base):
    for one in base.__subclasses__():
        yield one
        yield from every_class_below(one)


def test_the_description_is_openapi_3_1_and_every_operation_says_what_it_is():
    raw = schema.raw_schema

    schema.validate()
    assert raw["openapi"].startswith("3.1")
    for name, one in raw["components"]["schemas"].items():
        Draft202012Validator.check_schema(one)
        assert one.get("type") == "object" or "enum" in one, name
    for path, operations in raw["paths"].items():
        for method, one in operations.items():
            assert {"operationId", "summary", "description", "tags", "security"} <= one.keys(), (method, path)
            assert {"401", "403", "429"} <= one["responses"].keys(), (method, path)
