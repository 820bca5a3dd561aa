"""A city's people, and signing in as one of them."""

import pytest

from tests.diagnostic.rounds import BACKEND, a_team


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def sign_in(client):
    def signed_in(user):
        client.force_login(user, backend=BACKEND)
        return client

    return signed_in
