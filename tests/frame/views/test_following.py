"""The pages of following: the same answer whoever follows already, and an end without any sign-in."""

import re

import pytest
from django.test import Client

from hanse.frame.models import Case, Follower
from hanse.frame.spec.procedure import Procedure
from hanse.kernel.links import token_of
from hanse.kernel.models import Notice
from tests.diagnostic.rounds import BACKEND
from tests.factories.identity import UserFactory
from tests.frame.actions.test_following import case, followed, public  # noqa: F401 - fixtures
from tests.frame.cases import decided
from tests.frame.workflow.test_moving import a_case

pytestmark = pytest.mark.django_db


def page_of(case: Case) -> str:  # noqa: F811
    return f"/en/services/permit/published/{case.number}/"


def text(response) -> str:
    return response.content.decode()


def test_an_address_is_confirmed_by_the_link_that_goes_there(client: Client, case: Case):  # noqa: F811
    assert f"{page_of(case)}follow/" in text(client.get(page_of(case)))
    answer = client.post(f"{page_of(case)}follow/", {"email": "zoe@example.org"}, follow=True)
    assert "A letter is on its way to zoe@example.org" in text(answer)

    link = re.search(r"http://[^/]+(/en/services/follows/\S+)", Notice.objects.get(template="frame/follow").body)[1]
    assert "Confirm that we may write" in text(Client().get(link))
    assert Follower.objects.get().confirmed_at is None
    assert "You follow" in text(Client().post(link, follow=True))

    assert Follower.objects.get().confirmed_at is not None
    assert "You follow it" in text(Client().get(link))


def test_the_answer_is_the_same_whoever_follows_already(case: Case):  # noqa: F811
    followed(case, "zoe@example.org")

    answers = {
        re.sub(r"zoe|yan", "X", text(Client().post(f"{page_of(case)}follow/", {"email": one}, follow=True)))
        for one in ("zoe@example.org", "yan@example.org")
    }

    assert len({re.sub(r'(nonce|value)="[^"]*"', "", one) for one in answers}) == 1
    assert Notice.objects.filter(template="frame/follow").count() == 3


def test_a_wrong_address_and_a_flood_are_refused(client: Client, case: Case):  # noqa: F811
    assert "Error:" in text(client.post(f"{page_of(case)}follow/", {"email": "zoe"}))
    for number in range(6):
        answer = client.post(f"{page_of(case)}follow/", {"email": f"zoe{number}@example.org"}, follow=True)

    assert "Several letters were asked for" in text(answer)
    assert Notice.objects.filter(template="frame/follow").count() == 5


def test_one_click_of_a_mail_program_ends_it(case: Case):  # noqa: F811
    follower = followed(case)
    stop = f"/fr/services/follows/{follower.token}/stop/"
    mail_program = Client(enforce_csrf_checks=True)

    assert mail_program.get(stop).status_code == 200
    assert Follower.objects.exists()
    assert mail_program.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert mail_program.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Follower.objects.exists()


def test_a_forged_link_ends_and_confirms_nothing(client: Client, case: Case):  # noqa: F811
    follower = followed(case)
    forged = f"/en/services/follows/{token_of(follower.id, 'other')}/"

    assert client.post(forged).status_code == 404
    assert client.get("/en/services/follows/nonsense/").status_code == 404
    assert "You are told nothing more" in text(client.post(f"{forged}stop/"))
    assert Follower.objects.exists()


def test_who_has_an_account_follows_with_it_and_stops(client: Client, case: Case):  # noqa: F811
    person = UserFactory()
    client.force_login(person, backend=BACKEND)

    assert person.email in text(client.get(f"{page_of(case)}follow/"))
    client.post(f"{page_of(case)}follow/")
    assert Follower.objects.get().person == person
    assert "Tell me nothing more" in text(client.get(f"{page_of(case)}follow/"))
    client.post(f"{page_of(case)}follow/", {"do": "stop"})

    assert not Follower.objects.exists()
    assert not Notice.objects.filter(template="frame/follow").exists()


def test_what_has_ended_or_is_not_public_cannot_be_followed(client: Client, case: Case, public: Procedure):  # noqa: F811
    ended = decided(a_case(public), public)

    assert f"{page_of(ended)}follow/" not in text(client.get(page_of(ended)))
    assert client.post(f"{page_of(ended)}follow/", {"email": "zoe@example.org"}).status_code == 302
    Case.objects.filter(id=case.id).update(state="waiting")
    assert client.post(f"{page_of(case)}follow/", {"email": "zoe@example.org"}).status_code == 404
    assert not Follower.objects.exists()
