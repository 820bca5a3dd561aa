"""A site stands without a domain that it does not offer."""

import os
import subprocess
import sys

import pytest

TRY = """
import django
django.setup()
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.urls import NoReverseMatch, reverse
assert not [one.name for one in apps.get_app_configs() if one.name == "hanse.cooperation"]
import hanse.network.demo.loading
call_command("check")
call_command("makemigrations", check=True, dry_run=True)
from django.test import Client
from hanse.ui.shell import shell_of
settings.ALLOWED_HOSTS = ["testserver"]
assert Client().get("/en/accessibility/").status_code == 200
assert Client().get("/en/connect/").status_code == 404
print("stands")
"""


@pytest.mark.long
@pytest.mark.django_db
def test_the_network_stands_without_cooperation(database_url) -> None:
    environment = {**os.environ, "HANSE_WITHOUT": "cooperation", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run([sys.executable, "-c", TRY], env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.endswith("stands\n"), done.stderr


def test_a_domain_that_there_is_not_is_named() -> None:
    environment = {**os.environ, "HANSE_WITHOUT": "cooking", "HANSE_MODE": "test"}
    code = "import hanse.network.settings"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert "HANSE_WITHOUT can name cooperation, toolbox, not “cooking”." in done.stderr
