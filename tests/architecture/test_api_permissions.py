"""Every operation of the API for every role, compared with the committed table `api_permissions.csv`.

A new operation must be entered there on purpose. To write the table anew after a decision:
`HANSE_WRITE_PERMISSIONS=1 make test` and read the difference before committing it.
"""

import csv
import os
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings

from hanse.diagnostic.actions import lay_for_sign_off, sign_off
from hanse.identity.public import KeyScope
from hanse.network.api import api
from tests.diagnostic.rounds import a_round, a_team, answered, begun
from tests.network.api.calls import ROOT, Program, program_of

TABLE = Path(__file__).with_name("api_permissions.csv")
ROLES = ("nobody", "stranger", "contributor", "approver", "coordinator", "secretariat", "read_only")
WORDS = {200: "yes", 201: "yes", 401: "key", 403: "no", 404: "not there"}
QUESTION = "gov_strategy_status"
BODIES = {
    "PUT /assessments/{assessment_id}/answers/": {"answers": {QUESTION: {"value": 2}}},
    "PATCH /assessments/{assessment_id}/answers/{key}/": {"value": 2, "version": 0},
    "POST /assessments/{assessment_id}/answers/{key}/evidence/": {"note": "Adopted on 3 May"},
    "POST /assessments/{assessment_id}/sign-off/": {},
    "POST /assessments/{assessment_id}/return/": {"comment": "A number is missing"},
    "POST /assessments/{assessment_id}/reopen/": {"reason": "A number was wrong"},
}
STATES = {"sign-off": "review", "return": "review", "reopen": "submitted", "results": "submitted", "lay": "complete"}


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def states(team):
    """One assessment of the city in each state that an operation needs."""
    made = {}
    for state in ("draft", "complete", "review", "submitted"):
        team.round = a_round(state)
        made[state] = begun(team)
        if state != "draft":
            answered(made[state])
    lay_for_sign_off(made["review"], by=team.coordinator.actor)
    sign_off(lay_for_sign_off(made["submitted"], by=team.coordinator.actor), by=team.approver)
    return made


def operations():
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method in methods:
            yield method.upper(), path.removeprefix(ROOT)


def filled(path, states, team) -> str:
    """The path with things that are there, the assessment in the state that the operation needs."""
    last = path.split("{assessment_id}/")[-1]
    state = next((state for start, state in STATES.items() if last.startswith(start)), "draft")
    key = "ceds" if path.startswith("/frameworks") else QUESTION
    values = {"assessment_id": states[state].id, "round_id": states["submitted"].round_id, "key": key, "kind": "csv"}
    return path.format(**values, node="governance")


@pytest.mark.django_db
@override_settings(API_REQUESTS_PER_MINUTE=1000)
def test_every_operation_admits_whom_the_table_says(team, states):
    programs = {role: program_of(getattr(team, role)) for role in ROLES if role not in {"nobody", "read_only"}}
    programs |= {"nobody": Program(), "read_only": program_of(team.coordinator, KeyScope.READ)}
    bodies = BODIES | {"POST /assessments/": {"city": str(team.city.pk), "round": str(a_round("Another").id)}}
    found = {}
    for method, path in operations():
        name = f"{method} {path}"
        found[name] = []
        for role in ROLES:
            with transaction.atomic():  # what one role does, the next one does not find
                response = programs[role].call(method, filled(path, states, team), bodies.get(name))
                transaction.set_rollback(True)
            found[name].append(WORDS.get(response.status_code, str(response.status_code)))
    if os.environ.get("HANSE_WRITE_PERMISSIONS"):
        with TABLE.open("w", encoding="utf-8", newline="") as rows:
            csv.writer(rows, lineterminator="\n").writerows(
                [("operation", *ROLES), *((k, *v) for k, v in sorted(found.items()))]
            )
    with TABLE.open(encoding="utf-8", newline="") as rows:
        agreed = {row["operation"]: [row[role] for role in ROLES] for row in csv.DictReader(rows)}

    assert found == agreed


@pytest.mark.django_db
def test_nobody_reaches_another_citys_things(team, states):
    stranger = program_of(team.stranger)
    for method, path in operations():
        if "{assessment_id}" in path:
            response = stranger.call(method, filled(path, states, team), BODIES.get(f"{method} {path}"))
            assert response.status_code == 403, (method, path)


@pytest.mark.django_db
def test_lists_hold_the_callers_own_things_alone(team, states):
    assert program_of(team.stranger).get("/assessments/").json()["items"] == []
    assert len(program_of(team.approver).get("/assessments/").json()["items"]) == 4
    assert len(program_of(team.secretariat).get("/assessments/").json()["items"]) == 4
    assert program_of(team.secretariat).get("/cities/").json() == []
