"""Nothing of the preview is anywhere but in a preview."""

import pytest
from django.apps import apps
from django.conf import settings as site
from django.urls import NoReverseMatch, reverse

from hanse.frame.tools import preview
from hanse.frame.tools.preview.apps import NoPreviewHere, PreviewConfig
from hanse.host import settings as frame_settings
from hanse.kernel import clock
from hanse.network import settings as network_settings


@pytest.mark.parametrize("module", [frame_settings, network_settings])
def test_no_settings_name_it(module):
    named = [*module.INSTALLED_APPS, *module.MIDDLEWARE, module.ROOT_URLCONF, module.DEMONSTRATION]
    assert not [one for one in named if "preview" in one]


@pytest.mark.django_db  # an address without a page may have been given another
def test_its_addresses_and_its_clock_are_not_there(client):
    assert not apps.is_installed(preview.__name__)
    assert not [one for one in site.MIDDLEWARE if "preview" in one]
    with pytest.raises(NoReverseMatch):
        reverse("preview:steps")
    for path in ("preview/", "preview/state/", "preview/become/"):
        assert client.post(f"/{path}", follow=True).status_code == 404
    assert clock._ahead == []


@pytest.mark.parametrize("mode", ["production", "test"])
def test_it_refuses_to_be_a_part_of_another_site(mode, settings):
    settings.MODE = mode
    with pytest.raises(NoPreviewHere):
        PreviewConfig("preview", preview).ready()
    assert clock._ahead == []
