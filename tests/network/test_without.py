"""A site stands without the domains that it does not offer."""

import os
import subprocess
import sys

import pytest

SETTINGS = """
import importlib, os
os.environ["HANSE_WITHOUT"] = "toolbox, cooperation"
import hanse.network.settings as settings
assert settings.SIBLINGS == [], settings.SIBLINGS
left_out = [one for one in settings.INSTALLED_APPS if one.rpartition(".")[2] in {"toolbox", "cooperation"}]
assert not left_out, left_out
assert not [one for one in settings.PREPARATIONS if "toolbox" in one]
os.environ["HANSE_WITHOUT"] = "cooking"
importlib.reload(settings)
"""
TRY = """
import os
import django
django.setup()
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test import Client
without = os.environ["HANSE_WITHOUT"].split(",")
assert not [one.name for one in apps.get_app_configs() if one.label in without]
import hanse.network.demo.loading
call_command("check")
call_command("makemigrations", check=True, dry_run=True)
settings.ALLOWED_HOSTS = ["testserver"]
gone = [place for name, place in (("cooperation", "connect/"), ("toolbox", "tools/")) if name in without]
with transaction.atomic():
    from hanse.identity.public import grant_mandate
    from hanse.members.actions import ensure_network
    from hanse.members.public import NETWORK_ID, StaffRole
    from tests.factories import CityFactory, UserFactory
    from hanse.kernel.actor import Actor
    by, city, person = Actor.system("test"), CityFactory.create(), UserFactory.create()
    ensure_network(name="Network", by=by)
    grant_mandate(user=person, party_id=NETWORK_ID, role=StaffRole.SECRETARIAT, by=by)
    visitor, secretary = Client(), Client()
    secretary.force_login(person)
    shown = {
        visitor: ("", "accessibility/", "privacy/", "directory/", f"directory/{city.party_id}/", "search/?words=city"),
        secretary: ("desk/", "members/", f"members/{city.party_id}/", "members/numbers/", "rounds/", "account/data/"),
    }
    for client, places in shown.items():
        for place in places:
            response = client.get(f"/en/{place}", follow=True)
            assert response.status_code == 200, (place, response.status_code)
            assert not [one for one in gone if f'href="/en/{one}' in response.text], place
        assert all(client.get(f"/en/{one}").status_code == 404 for one in gone)
    transaction.set_rollback(True)
print("stands")
"""


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("without", ["cooperation", "toolbox", "cooperation,toolbox"])
def test_the_network_stands_without_a_sibling(database_url: str, without: str) -> None:
    environment = {**os.environ, "HANSE_WITHOUT": without, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run([sys.executable, "-c", TRY], env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.endswith("stands\n"), done.stderr


def test_settings_leave_out_what_is_named_and_refuse_what_there_is_not() -> None:
    environment = {**os.environ, "HANSE_MODE": "test"}
    done = subprocess.run(
        [sys.executable, "-c", SETTINGS], env=environment, capture_output=True, text=True, check=False
    )
    assert "HANSE_WITHOUT can name cooperation, toolbox, not “cooking”." in done.stderr
