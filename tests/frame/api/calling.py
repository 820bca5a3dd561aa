"""Programs that call the frame's part of the API."""

from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from hanse.frame.actions import take_step
from hanse.frame.models import Case
from hanse.frame.spec.playing import read_answers
from hanse.frame.spec.procedure import Procedure
from hanse.identity.public import KeyScope, User
from tests.frame.workflow.test_moving import officer
from tests.network.api.calls import ROOT, Program, program_of

ANSWERS = {"owner": "yes", "area": 10, "email": "ann@example.org"}
"""Of somebody who builds a shed, which is free: the case begins where the office checks it."""
PDF = b"%PDF-1.7 a drawing"


def applying(user: User) -> Program:
    return program_of(user, KeyScope.APPLY)


def deciding(user: User) -> Program:
    return program_of(user, KeyScope.DECIDE)


def once() -> dict[str, str]:
    return {"Idempotency-Key": str(uuid4())}


def submitted(program: Program, answers: dict[str, Any] = ANSWERS, service: str = "permit") -> dict[str, Any]:
    """The case that answers become."""
    response = program.post(f"/services/{service}/cases/", {"answers": answers}, **once())
    assert response.status_code == 201, response.content
    return dict(response.json())


def uploaded(
    program: Program, name: str = "plan.pdf", content: bytes = PDF, question: str = "drawing", service: str = "permit"
) -> Any:
    headers = {"Authorization": f"Bearer {program.key}"} if program.key else {}
    return program.client.post(
        f"{ROOT}/services/{service}/files/?question={question}",
        {"file": SimpleUploadedFile(name, content)},
        headers=headers,
    )


def asked_for_more(case_id: str, service: Procedure) -> Case:
    """The case, after the office has asked the applicant for something."""
    case = Case.objects.get(id=case_id)
    take_step(case, "ask", read_answers(service, {"missing": "A plan"}), by=officer(), language="en")
    return Case.objects.get(id=case_id)
