"""Which addresses an edition has, asked of a process that starts in each mode."""

import os
import subprocess
import sys

import pytest

ASK = """
import django
django.setup()
from django.urls import Resolver404, resolve
try:
    print(resolve("/en/gallery/").view_name)
except Resolver404:
    print("nothing")
"""


@pytest.mark.parametrize(
    ("mode", "found"), [("production", "wagtail_serve"), ("demo", "gallery:components"), ("test", "gallery:components")]
)
def test_the_gallery_is_there_for_makers_and_never_in_production(mode, found):
    environment = os.environ | {"HANSE_MODE": mode, "DJANGO_SETTINGS_MODULE": "hanse.network.settings"}
    asked = subprocess.run([sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == found


@pytest.mark.django_db
def test_the_gallerys_pages_stand_in_the_sites_own_frame(client):
    for page in ("", "form/", "charts/", "reading/", "autosave/", "confirm/", "print/"):
        assert client.get(f"/en/gallery/{page}").status_code == 200
