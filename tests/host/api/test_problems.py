import json

import pytest

from hanse.diagnostic.errors import Incomplete
from hanse.host.api.problems import STATUSES, invalid_problem, kind_of, refusal_problem
from hanse.kernel.errors import Conflict, HanseError, Invalid, NotAllowed, NotThere


@pytest.mark.parametrize(
    ("refusal", "status", "kind"),
    [
        (NotThere("a"), 404, "not-there"),
        (NotAllowed("a"), 403, "not-allowed"),
        (Conflict("a"), 409, "conflict"),
        (Incomplete("a", open_questions=3), 422, "incomplete"),
        (HanseError("a"), 400, "hanse-error"),
    ],
)
def test_a_refusal_takes_the_status_of_its_nearest_class(refusal, status, kind):
    response = refusal_problem(None, refusal, STATUSES)

    assert (response.status_code, kind_of(refusal)) == (status, kind)
    assert response.headers["Content-Type"] == "application/problem+json"


def test_a_class_of_a_domain_may_have_a_status_of_its_own_and_facts():
    told = json.loads(
        refusal_problem(None, Incomplete("Three are open.", open_questions=3), STATUSES | {Incomplete: 409}).content
    )

    assert told == {
        "type": "urn:hanse:problem:incomplete",
        "title": "Conflict",
        "status": 409,
        "detail": "Three are open.",
        "open_questions": 3,
        "errors": [],
    }


def test_the_field_of_an_invalid_value_is_a_place():
    told = json.loads(refusal_problem(None, Invalid("Say why.", field="reason"), STATUSES).content)

    assert told["errors"] == [{"where": "/reason", "detail": "Say why."}]


def test_places_of_types_are_pointers_into_the_body_and_names_of_parameters():
    errors = [
        {"loc": ("body", "document", "answers", "x", "version"), "msg": "no number"},
        {"loc": ("query", "limit"), "msg": "too small"},
    ]

    told = json.loads(invalid_problem(errors).content)

    assert [one["where"] for one in told["errors"]] == ["/answers/x/version", "query.limit"]
