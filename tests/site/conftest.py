"""The pages of another network than the default one, made once for the tests of a file."""

from collections.abc import Iterator

import pytest
from wagtail.models import Page, Site

from hanse.site.actions.content import load_content
from tests.site.pages import ALPINE


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker) -> Iterator[None]:
    """What a test writes on top of them is rolled back as ever."""
    with django_db_blocker.unblock():
        load_content(ALPINE / "content")
    yield
    with django_db_blocker.unblock():
        Site.objects.all().delete()
        for page in Page.objects.filter(depth=2):
            page.delete()


@pytest.fixture
def alpine(loaded, settings) -> None:
    """With the network's declaration."""
    settings.NETWORK_FILE = ALPINE / "network.toml"
