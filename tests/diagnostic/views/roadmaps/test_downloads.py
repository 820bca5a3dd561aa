"""A roadmap taken away: who may, and as what."""

import pytest
from django.test import Client
from django.urls import reverse

from hanse.kernel.downloads import MEDIA
from tests.diagnostic.roadmaps import ordered, submitted
from tests.diagnostic.rounds import BACKEND, a_team

pytestmark = pytest.mark.django_db


def test_who_works_for_the_city_and_the_secretariat_take_it_away():
    team = a_team()
    roadmap = ordered(submitted(team), {"basic_protection": 0})
    file = reverse("diagnostic:plan_file", args=[roadmap.id, "csv"])
    people = {"coordinator": 200, "contributor": 200, "approver": 200, "secretariat": 200, "stranger": 403}

    assert Client().get(file).status_code == 302
    for role, status in people.items():
        caller = Client()
        caller.force_login(getattr(team, role), backend=BACKEND)
        assert (role, caller.get(file).status_code) == (role, status)
    for kind in ("docx", "ics", "json", "pdf", "xlsx"):
        taken = caller_of(team).get(reverse("diagnostic:plan_file", args=[roadmap.id, kind]))
        assert taken.headers["Content-Type"] == MEDIA[kind]
        assert f'filename="gumi-small-budget.{kind}"' in taken.headers["Content-Disposition"]
    assert caller_of(team).get(reverse("diagnostic:plan_file", args=[roadmap.id, "exe"])).status_code == 404


def caller_of(team) -> Client:
    caller = Client()
    caller.force_login(team.approver, backend=BACKEND)
    return caller
