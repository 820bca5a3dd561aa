"""U+0000 in an address is refused with words, by pages and for programs, before the database is asked."""

import pytest
from django.test import Client


@pytest.mark.parametrize("address", ["/en/services/?words=%00", "/en/verify/%00/", "/en/?%00=1"])
def test_a_page_refuses_it(address: str) -> None:
    """No database is allowed here."""
    assert Client().get(address).status_code == 400


@pytest.mark.parametrize("address", ["/api/v1/services/%00/", "/api/v1/registers/permits/records/?words=a%00"])
def test_programs_are_told_what_is_wrong(address: str) -> None:
    told = Client().get(address)

    assert (told.status_code, told.headers["Content-Type"]) == (400, "application/problem+json")
    assert "U+0000" in told.json()["detail"]


@pytest.mark.django_db  # an address without a page may have been given another
def test_an_escaped_percent_sign_is_none() -> None:
    assert Client().get("/health/?a=%2500").status_code == 200
    assert Client().get("/api/v1/nowhere/?a=%2500").status_code == 404
