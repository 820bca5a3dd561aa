"""A city's people, and signing in as one of them."""

import pytest

from hanse.diagnostic.method.registry import load_framework
from tests.diagnostic.rounds import BACKEND, a_team
from tests.diagnostic.verifying import examination
from tests.diagnostic.versions import FIRST, SECOND, published


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def sign_in(client):
    def signed_in(user):
        client.force_login(user, backend=BACKEND)
        return client

    return signed_in


@pytest.fixture
def without_arabic():
    """CeDS and the quick scan as if they had no Arabic yet, as any framework has only its own language to begin with."""
    held = [load_framework(name).translations for name in ("ceds", "quick_scan")]
    whole = [one.languages for one in held]
    for one in held:
        fewer = {language: words for language, words in one.languages.items() if language != "ar"}
        object.__setattr__(one, "languages", fewer)  # they are frozen, and kept by the process
    yield
    for one, languages in zip(held, whole, strict=True):
        object.__setattr__(one, "languages", languages)


@pytest.fixture
def examined(tmp_path, monkeypatch):
    """A small assessment that somebody from another city examines."""
    with published(tmp_path, monkeypatch, v1_0=FIRST, v1_1=SECOND):
        yield examination()
