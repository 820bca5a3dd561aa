from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hanse.questions.models import Sheet
from tests.factories.identity import UserFactory


@pytest.fixture(autouse=True)
def mounted(settings: Any) -> None:
    """The runner's pages at the addresses of the tests' owner."""
    settings.ROOT_URLCONF = "tests.questions.desk"


@pytest.fixture
def user(db: Any) -> Any:
    return UserFactory(name="Ana Ünal")


@pytest.fixture
def colleague(db: Any) -> Any:
    return UserFactory(name="Bo Ødegård")


@pytest.fixture
def client(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def at(sheet: Sheet) -> Callable[..., str]:
    """The address of one of the runner's pages for the sheet."""

    def address(name: str, **names: Any) -> str:
        return reverse(f"answers:{name}", kwargs={"sheet_id": sheet.id, **names})

    return address
