"""An account is exported whole and erased for good: what must stay says no longer who she was."""

import json

import pytest
from allauth.account.models import EmailAddress
from django.core.serializers.json import DjangoJSONEncoder

from hanse.identity.actions import make_key
from hanse.identity.actions.erasing import NAMELESS, erase_account, export_account
from hanse.identity.models import Key, Mandate, User
from hanse.identity.queries import names_of
from hanse.kernel.clock import today
from hanse.kernel.models import AuditEntry, Notice
from hanse.questions.models import Answer, Comment
from tests.diagnostic.rounds import Team, a_team, begun

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Team:
    """A coordinator with an address, a key, a message, an answer and a comment."""
    team = a_team()
    person = team.coordinator
    assessment = begun(team)
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    make_key(person, name="Counter", scope="read", expires_on=today())
    sheet = assessment.sheet
    Answer.objects.create(sheet=sheet, key="gov_vision", state="answered", value="yes", by_id=person.id)
    Comment.objects.create(sheet=sheet, key="gov_vision", text="Ask the mayor.", by_id=person.id)
    Notice.objects.create(
        template="x", person_id=person.id, address=person.email, language="en", subject="Hello", body="A word to you."
    )
    return team


def test_one_file_holds_what_every_domain_has(team: Team) -> None:
    told = export_account(team.coordinator)
    [account] = told["identity.User"]
    assert account["email"] == team.coordinator.email
    [mandate] = told["identity.Mandate"]
    assert (mandate["party_name"], mandate["role"]) == ("Gumi", "coordinator")
    assert [one["text"] for one in told["questions.Comment"]] == ["Ask the mayor."]
    assert told["questions.Answer"][0]["value"] == "yes"
    assert told["diagnostic.Assessment"][0]["round_name"] == team.round.name
    assert told["kernel.Notice"][0]["body"] == "A word to you."
    assert told["identity.Key"][0]["name"] == "Counter"
    assert team.contributor.email not in json.dumps(told, cls=DjangoJSONEncoder), "of others it says nothing"


def test_an_erased_account_leaves_no_name_and_no_way_in(team: Team) -> None:
    person, email, name = team.coordinator, team.coordinator.email, team.coordinator.name
    erase_account(person)

    left = User.objects.get(id=person.id)
    assert (left.name, left.is_active, left.has_usable_password()) == (NAMELESS, False, False)
    assert names_of([person.id]) == {person.id: NAMELESS}
    assert not Mandate.objects.current().filter(user=person).exists()
    for gone in (Key.objects.all(), EmailAddress.objects.all(), Notice.objects.filter(person_id=person.id)):
        assert not gone.exists()
    assert Comment.objects.get().by_id == person.id, "the city's record stays"
    told = json.dumps(export_account(left), cls=DjangoJSONEncoder)
    assert email not in told
    assert name not in told
    assert AuditEntry.objects.filter(verb="identity.erase_account", actor_id=person.id).exists()
    again = User.objects.create_user(email, name="Somebody new")
    assert export_account(again).keys() == {"made_at", "identity.User", "kernel.AuditEntry"}


def test_others_lose_nothing(team: Team) -> None:
    before = export_account(team.contributor)
    erase_account(team.coordinator)
    after = export_account(team.contributor)
    for told in (before, after):
        del told["made_at"], told["kernel.AuditEntry"]
    assert before == after
