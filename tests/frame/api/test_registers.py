"""Registers for programs."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from hanse.frame import catalogue
from hanse.frame.spec.procedure import Procedure
from hanse.identity.public import User
from tests.frame.api.calling import deciding
from tests.frame.cases import granted
from tests.frame.samples import permit
from tests.network.api.calls import Program

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 3])
def test_public_records_are_read_without_a_key_in_as_many_queries_for_three(
    service: Procedure, number: int, django_assert_num_queries: object
) -> None:
    numbers = [granted(service).number for _ in range(number)]

    with django_assert_num_queries(2):  # type: ignore[operator]  # versions, the records
        found = Program().get("/registers/permits/records/").json()

    assert [one["number"] for one in found["items"]] == numbers[::-1]
    first = found["items"][-1]
    assert first["answers"] == [{"question": "area", "title": "Area", "words": "10", "value": 10}]
    assert (first["standing"], first["in_force"], first["version"]) == ("in_force", True, 1)


def test_records_are_searched_and_opened_with_their_versions(service: Procedure) -> None:
    number = granted(service).number

    assert Program().get(f"/registers/permits/records/?words={number}").json()["items"]
    assert Program().get("/registers/permits/records/?words=nothing").json()["items"] == []
    assert Program().get("/registers/permits/records/?holding=over").json()["items"] == []
    versions = Program().get(f"/registers/permits/records/{number}/").json()
    assert [(one["version"], one["because"]) for one in versions] == [(1, "grant")]
    assert Program().get("/registers/permits/records/2020-000001/").status_code == 404
    assert Program().get("/registers/no_such/records/").status_code == 404


def test_a_restricted_register_is_there_for_its_offices_alone(officer: Callable[..., User]) -> None:
    register = permit().register
    assert register is not None
    procedure = catalogue.declare(replace(permit(), key="quiet", register=replace(register, public=False)))
    try:
        number = granted(procedure).number
        inside, outside = deciding(officer()), deciding(officer("graveyards"))

        def keys(program: Program) -> set[str]:
            return {one["key"] for one in program.get("/registers/").json()}

        assert "permits" in keys(inside)
        for program in (outside, Program()):
            assert "permits" not in keys(program)
            assert program.get(f"/registers/permits/records/{number}/").status_code == 404
        assert inside.get(f"/registers/permits/records/{number}/").status_code == 200
    finally:
        catalogue.withdraw(procedure.key)
