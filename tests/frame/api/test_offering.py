"""Services for programs: what is offered, and what is asked."""

from jsonschema import Draft202012Validator

from hanse.frame.spec.procedure import Procedure
from tests.frame.api.calling import ANSWERS
from tests.network.api.calls import Program, problem_of


def test_services_are_listed_without_a_key(db: None, service: Procedure) -> None:
    found = Program().get("/services/?language=en")

    assert found.status_code == 200
    assert {one["key"]: one for one in found.json()}["permit"] == {
        "key": "permit",
        "version": "1.0.0",
        "title": "Building permit",
        "summary": "Ask for a permit to build.",
        "who": "anyone",
        "languages": ["en"],
    }


def test_a_service_says_who_may_apply_what_it_costs_and_what_is_asked(db: None, service: Procedure) -> None:
    found = Program().get("/services/permit/?language=en").json()

    assert found["who_in_words"] == "Anyone. You need no account."
    assert found["cost"] == "A fee that follows from your answers. You see it before you pay."
    assert (found["currency"], found["minutes"], found["recorded_in"]) == ("EUR", 10, "permits")
    assert found["not_eligible"] == ["Only an owner can ask"]
    Draft202012Validator.check_schema(found["submission"])
    assert Draft202012Validator(found["submission"]).is_valid(ANSWERS)
    assert not Draft202012Validator(found["submission"]).is_valid({**ANSWERS, "area": "large"})


def test_a_service_that_nobody_offers_is_not_there(db: None) -> None:
    found = Program().get("/services/no_such_service/")

    assert found.status_code == 404
    assert problem_of(found)["type"] == "urn:hanse:problem:no-such-service"


def test_a_language_that_the_site_does_not_have_is_refused(db: None) -> None:
    assert Program().get("/services/?language=tlh").status_code == 422
