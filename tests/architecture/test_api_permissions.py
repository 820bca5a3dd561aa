"""Every operation of the API for every role, compared with the committed table `api_permissions.csv`.

A new operation must be entered there on purpose. To write the table anew after a decision:
`HANSE_WRITE_PERMISSIONS=1 make test` and read the difference before committing it.
"""

import csv
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings

from hanse.diagnostic.actions import choose_roadmap, lay_for_sign_off, sign_off
from hanse.diagnostic.enums import ComputationState
from hanse.diagnostic.models import Assessment, RoadmapSearch
from hanse.frame.actions import appoint_officer
from hanse.frame.actions.hooking.keeping import Wish, make_webhook
from hanse.frame.actions.hooking.repeating import try_webhook
from hanse.frame.letters.making import make_document
from hanse.frame.models import Case, IssuedDocument
from hanse.identity.public import KeyScope
from hanse.network.api import api
from tests.diagnostic.api.roadmaps.conftest import LAYING
from tests.diagnostic.roadmaps import ordered
from tests.diagnostic.rounds import SYSTEM, a_round, a_team, answered, begun
from tests.diagnostic.verifying import asked_for
from tests.factories import UserFactory
from tests.frame.api.calling import ANSWERS, PDF, applying, asked_for_more, submitted, uploaded
from tests.frame.cases import decided
from tests.frame.conftest import service
from tests.network.api.calls import ROOT, Program, program_of

__all__ = ["service"]

TABLE = Path(__file__).with_name("api_permissions.csv")
PEOPLE = ("stranger", "contributor", "approver", "coordinator", "secretariat", "applicant", "officer")
LIMITED = {
    "read_only": ("coordinator", KeyScope.READ),
    "applying": ("applicant", KeyScope.APPLY),
    "deciding": ("officer", KeyScope.DECIDE),
    "officer_applying": ("officer", KeyScope.APPLY),
}
"""Keys that may do less than their person."""
ROLES = ("nobody", *PEOPLE, *LIMITED)
WORDS = {200: "yes", 201: "yes", 202: "yes", 204: "yes", 401: "key", 403: "no", 404: "not there"}
QUESTION, SOLUTION = "gov_strategy_status", "basic_protection"
BODIES = {
    "PUT /assessments/{assessment_id}/answers/": {"answers": {QUESTION: {"value": 2}}},
    "PATCH /assessments/{assessment_id}/answers/{key}/": {"value": 2, "version": 0},
    "PATCH /webhooks/{webhook_id}/": {"events": ["hanse.case.paid"]},
    "POST /assessments/{assessment_id}/answers/{key}/evidence/": {"note": "Adopted on 3 May"},
    "POST /assessments/{assessment_id}/sign-off/": {},
    "POST /assessments/{assessment_id}/return/": {"comment": "A number is missing"},
    "POST /assessments/{assessment_id}/reopen/": {"reason": "A number was wrong"},
    "PUT /roadmaps/{roadmap_id}/wishes/": {**LAYING, "version": 2},
    "PATCH /roadmaps/{roadmap_id}/": {"name": "Small budget"},
    "PUT /roadmaps/{roadmap_id}/solutions/": {"version": 2, "solutions": {SOLUTION: 2}},
    "PATCH /roadmaps/{roadmap_id}/solutions/{key}/": {"version": 1, "steps_done": 1},
    "POST /roadmaps/{roadmap_id}/anew/": {"name": "From today"},
    "POST /roadmaps/{roadmap_id}/copy/": {"name": "Another"},
    "POST /roadmaps/{roadmap_id}/search/": {},
    "POST /rounds/": {"name": "Spring", "opens_on": "2027-03-01", "closes_on": "2027-04-30"},
    "POST /services/{service}/trial/": {"answers": ANSWERS},
    "POST /services/{service}/cases/": {"answers": ANSWERS},
    "POST /cases/{case_id}/steps/{transition}/": {"answers": {"completed": "Here it is"}},
    "POST /office/cases/{case_id}/steps/{transition}/": {"answers": {"missing": "A plan"}},
    "POST /office/cases/{case_id}/opinions/{office}/": {"answers": {"safe": "yes"}},
    "POST /office/cases/{case_id}/notes/": {"words": "The cellar is damp"},
    "POST /webhooks/": {"address": "https://register.example.org/hook", "events": ["hanse.case.decided"]},
}
HOOK = {"address": "https://register.example.org/hook", "events": ["hanse.case.decided"]}
FORM = "multipart/form-data; boundary=b"
FILE = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n' + PDF + b"\r\n--b--\r\n"
STATES = {
    "sign-off": "review",
    "return": "review",
    "reopen": "submitted",
    "results": "submitted",
    "verification": "submitted",
    "lay": "complete",
}


@pytest.fixture
def team():
    """The city's people, an applicant, and an officer of two offices."""
    team = a_team()
    team.applicant, team.officer = UserFactory(), UserFactory()
    for office in ("building", "fire"):
        appoint_officer(team.officer, office, by=SYSTEM)
    return team


@pytest.fixture
def frame(team, service):
    """Values for paths of the frame: a case of the applicant's that waits for her, and one that was granted."""
    program = applying(team.applicant)
    waiting = asked_for_more(submitted(program)["id"], service)
    drawing = uploaded(program).json()["id"]
    granted = decided(Case.objects.get(id=submitted(program, {**ANSWERS, "drawing": [{"id": drawing}]})["id"]), service)
    letter = IssuedDocument.objects.get()
    make_document(str(letter.id))
    wish = Wish(address=HOOK["address"], events=HOOK["events"], office="building")
    hook = make_webhook(wish, by=team.officer).webhook
    return {
        "webhook_id": hook.id,
        "message": try_webhook(hook, by=team.officer).message,
        "service": service.key,
        "waiting": waiting.id,
        "checking": submitted(program)["id"],
        "granted": granted.id,
        "number": granted.number,
        "office": "fire",
        "document_id": letter.id,
        "file_id": granted.answers["drawing"]["value"][0]["id"],
    }


@pytest.fixture
def states(team):
    """One assessment of the city in each state that an operation needs, a scenario and a chosen roadmap."""
    made = {}
    for state in ("draft", "complete", "review", "submitted"):
        team.round = a_round(state)
        made[state] = begun(team)
        if state != "draft":
            answered(made[state])
    lay_for_sign_off(made["review"], by=team.coordinator.actor)
    laid = lay_for_sign_off(made["submitted"], by=team.coordinator.actor)
    made["submitted"] = sign_off(laid, by=team.approver)
    made["scenario"] = ordered(made["submitted"], {SOLUTION: 0})
    made["chosen"] = choose_roadmap(ordered(made["submitted"], {SOLUTION: 0}, "Our roadmap"), by=SYSTEM)
    RoadmapSearch.objects.create(roadmap=made["chosen"], state=ComputationState.DONE, total=1)
    asked_for(team, Assessment.objects.get(id=made["submitted"].id))
    return made


def operations():
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method in methods:
            yield method.upper(), path.removeprefix(ROOT)


def filled(path, states, frame) -> str:
    """The path with things that are there, assessments and cases in the state that the operation needs."""
    last = path.split("{assessment_id}/")[-1]
    state = next((state for start, state in STATES.items() if last.startswith(start)), "draft")
    key = {"frameworks": "ceds", "registers": "permits", "roadmaps": SOLUTION}.get(path.split("/")[1], QUESTION)
    values = {"assessment_id": states[state].id, "round_id": states["submitted"].round_id, "key": key, "kind": "csv"}
    values["city_id"] = states["submitted"].city_id
    road = "chosen" if path.endswith(("/anew/", "/{key}/", "/search/", "/stop/")) else "scenario"
    values["roadmap_id"] = states[road].id
    case = "granted" if last.endswith(("/{document_id}/", "/{file_id}/")) else "waiting"
    if path.startswith("/office") and case == "waiting":
        case = "checking"
    step = "ask" if case == "checking" else "complete"
    return path.format(**values, **frame, case_id=frame[case], transition=step, node="governance")


def called(program, method, path, states, frame, bodies):
    """The operation, with a body that fits it."""
    name, address = f"{method} {path}", filled(path, states, frame)
    if path.endswith("/files/"):
        return program.call(method, f"{address}?question=drawing", FILE, content_type=FORM)
    if name == "GET /roadmaps/":
        address += f"?city={states['submitted'].city_id}"
    return program.call(method, address, bodies.get(name), **{"Idempotency-Key": "a name of its own".replace(" ", "-")})


@pytest.mark.django_db
@override_settings(API_REQUESTS_PER_MINUTE=1000)
def test_every_operation_admits_whom_the_table_says(team, states, frame):
    programs = {role: program_of(getattr(team, role)) for role in PEOPLE} | {"nobody": Program()}
    programs |= {name: program_of(getattr(team, role), scope) for name, (role, scope) in LIMITED.items()}
    later = states["submitted"].round.closes_on + timedelta(days=1)
    bodies = BODIES | {
        "POST /roadmaps/": {**LAYING, "name": "A third", "assessment": str(states["submitted"].id)},
        "POST /assessments/": {"city": str(team.city.pk), "round": str(a_round("Another").id)},
        "PUT /rounds/{round_id}/cities/{city_id}/last-day/": {"last_day": str(later), "reason": "Floods"},
        "POST /rounds/{round_id}/move/": {},
        "POST /office/cases/{case_id}/hand-over/": {"to": str(team.officer.id)},
    }
    found = {}
    for method, path in operations():
        name = f"{method} {path}"
        found[name] = []
        for role in ROLES:
            with transaction.atomic():  # what one role does, the next one does not find
                response = called(programs[role], method, path, states, frame, bodies)
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
def test_nobody_reaches_another_citys_things(team, states, frame):
    stranger = program_of(team.stranger)
    for method, path in operations():
        if "{assessment_id}" in path or "{roadmap_id}" in path:
            response = called(stranger, method, path, states, frame, BODIES)
            assert response.status_code == 403, (method, path)


@pytest.mark.django_db
def test_lists_hold_the_callers_own_things_alone(team, states):
    assert program_of(team.stranger).get("/assessments/").json()["items"] == []
    assert len(program_of(team.approver).get("/assessments/").json()["items"]) == 4
    assert len(program_of(team.secretariat).get("/assessments/").json()["items"]) == 4
    assert program_of(team.secretariat).get("/cities/").json() == []
