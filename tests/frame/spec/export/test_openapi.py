"""The description of one service's API: sound, typed, and true of what the API takes and gives."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from hanse.frame.models import Case
from hanse.frame.spec.export.openapi import service_openapi
from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.spec.procedure import Procedure
from hanse.frame.tools.carried import templates
from tests.frame.api.calling import ANSWERS, asked_for_more, submitted
from tests.frame.samples import permit
from tests.network.api.calls import Program

ALL = {"permit": permit(), **{key: read_procedure(folder) for key, folder in templates().items()}}


@pytest.mark.parametrize("key", ALL)
def test_every_template_is_described_soundly(key: str) -> None:
    found = service_openapi(ALL[key], address="https://city.example.org")

    validate(found)
    keys = [one["operationId"] for item in found["paths"].values() for one in item.values()]
    assert len(keys) == len(set(keys))
    for name in found["components"]["schemas"]:
        Draft202012Validator.check_schema(found["components"]["schemas"][name])


def test_steps_and_opinions_have_types_of_their_own() -> None:
    found = service_openapi(permit())

    assert set(found["paths"]) == {
        "/api/v1/services/permit/trial/",
        "/api/v1/services/permit/files/",
        "/api/v1/services/permit/cases/",
        "/api/v1/cases/{case_id}/",
        "/api/v1/cases/{case_id}/steps/complete/",
        "/api/v1/office/cases/{case_id}/steps/ask/",
        "/api/v1/office/cases/{case_id}/steps/grant/",
        "/api/v1/office/cases/{case_id}/steps/refuse/",
        "/api/v1/office/cases/{case_id}/opinions/fire/",
        "/api/v1/office/cases/{case_id}/opinions/heritage/",
    }
    assert found["components"]["schemas"]["Step_refuse"]["required"] == ["grounds"]
    assert found["components"]["schemas"]["Submission"]["required"] == ["owner", "area", "email"]
    assert "servers" not in found


@pytest.mark.django_db
def test_the_api_gives_what_is_described(service: Procedure) -> None:
    described = service_openapi(service)

    def fits(name: str, value: Any) -> bool:
        schema = {"$ref": f"#/components/schemas/{name}", "components": described["components"]}
        return Draft202012Validator(schema).is_valid(value)

    program = Program()
    case = submitted(program)
    asked_for_more(case["id"], service)
    path = f"/cases/{case['id']}/"
    token = {"Case-Token": case["token"]}

    assert fits("Submission", ANSWERS)
    assert fits("Submitted", case)
    assert fits("Case", program.get(path, **token).json())
    assert fits("Trial", program.post("/services/permit/trial/", {"answers": {}}).json())
    assert fits("Problem", program.post("/services/permit/cases/", {"answers": {}}).json())
    done = program.post(f"{path}steps/complete/", {"answers": {"completed": "x"}}, **token)
    assert fits("Case", done.json())
    assert Case.objects.get().state == "checking"
